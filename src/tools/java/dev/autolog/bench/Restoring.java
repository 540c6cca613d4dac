package dev.autolog.bench;

import dev.autolog.local.Poll;
import dev.autolog.local.ServiceProcess;
import dev.autolog.local.StartFailure;
import java.sql.SQLException;
import java.time.Duration;

/** Measures how soon the service recovers a restored database that lacks the newest calls, all of which Kafka retains. */
final class Restoring {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Stack stack;
    private final Options options;

    Restoring(Stack stack, Options options) {
        this.stack = stack;
        this.options = options;
    }

    /** The time from the start of the process until it is ready; the calls of one measured run are missing. */
    Duration measure() throws SQLException, InterruptedException {
        stack.freshCallTables();
        stack.execute("delete from kafka_mark");
        try (ServiceProcess _ = stack.startService().service()) {
            boolean _ = Poll.until(LIMIT, () -> number("select count(*) from kafka_mark") > 0);
            stack.execute("create table mark_then as table kafka_mark");
            new Pipeline(stack, options).decide(options.contacts(), options.calls());
        }
        long lines = stack.number("select count(*) from audit_trail");
        goBack();
        long begin = System.nanoTime();
        try (ServiceProcess service = stack.launchService()) {
            if (!service.awaitReady(LIMIT)) {
                throw new StartFailure("The restored database was not made up for in time");
            }
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            verify(lines);
            return took;
        }
    }

    /** Resets the database to its state before the calls, as if restored on another server. */
    private void goBack() throws SQLException {
        stack.freshCallTables();
        stack.execute(
                "delete from kafka_mark",
                "insert into kafka_mark table mark_then",
                "drop table mark_then",
                "update database_origin set system = 'another'");
    }

    private void verify(long lines) throws SQLException {
        long legs = stack.number("select count(*) from call_leg");
        long restored = stack.number("select count(distinct subject_id) from audit_trail where action = 'RESTORED'");
        if (legs != options.calls() || lines != options.calls() || restored != legs) {
            throw new IllegalStateException(
                    "%d calls, decided in %d lines: %d are there, %d of them with the ids that they had"
                            .formatted(options.calls(), lines, legs, restored));
        }
    }

    private long number(String query) {
        try {
            return stack.number(query);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
