package dev.autolog.monitoring;

import java.sql.SQLException;

/** Samples one aspect of the service and publishes it as gauges. May block. */
interface Sampler {
    /** Takes a sample; after a failure the gauges keep their values. */
    void sample() throws SQLException, InterruptedException;
}
