package dev.autolog.watch;

import java.sql.SQLException;

/** Looks at one thing, now and then, and tells what it saw by gauges. May block. */
interface Look {
    /** Looks; a failure leaves the gauges as they were. */
    void look() throws SQLException, InterruptedException;
}
