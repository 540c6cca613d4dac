package dev.autolog.monitoring;

import java.sql.SQLException;

/** Looks at one thing, now and then, and tells what it saw by gauges. May block. */
interface Sampler {
    /** Looks; a failure leaves the gauges as they were. */
    void sample() throws SQLException, InterruptedException;
}
