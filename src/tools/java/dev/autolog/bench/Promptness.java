package dev.autolog.bench;

import dev.autolog.local.ServiceProcess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Measures the delay of decisions under a steady load, and the time until the first decision after a crash. */
final class Promptness {
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration BEFORE_THE_CRASH = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Stack stack;
    private final Options options;

    Promptness(Stack stack, Options options) {
        this.stack = stack;
        this.options = options;
    }

    /**
     * Delays in milliseconds, from the time when each call was due to be published.
     *
     * @param decided until the time of its audit entry
     * @param read until a consumer read the published decision
     */
    record Delays(List<Double> decided, List<Double> read) {}

    Delays measure() throws SQLException, InterruptedException {
        stack.freshCallTables();
        try (ServiceProcess _ = stack.startService().service()) {
            new Pipeline(stack, options).warmUp(options.contacts());
            return underSteadyLoad();
        }
    }

    private Delays underSteadyLoad() throws SQLException, InterruptedException {
        return underSteadyLoad(3);
    }

    /** Measures the delays of a running service, which may have other load. */
    Delays underSteadyLoad(long seed) throws SQLException, InterruptedException {
        Instant begin = Instant.now();
        try (Arrivals arrivals = new Arrivals(stack.bootstrapServers());
                SteadyLoad load = load(seed)) {
            Thread.sleep(WARM_UP);
            Instant from = Instant.now();
            Thread.sleep(Duration.ofSeconds(options.latencySeconds()));
            load.stop();
            arrivals.await(load.due(), LIMIT);
            Map<String, Instant> measured = new HashMap<>(load.due());
            measured.values().removeIf(due -> due.isBefore(from));
            return new Delays(delays(measured, decided(begin)), delays(measured, arrivals.at()));
        }
    }

    private SteadyLoad load(long seed) {
        CallScript script = new CallScript(seed, options.contacts(), Instant.now());
        return new SteadyLoad(stack.bootstrapServers(), script, SteadyLoad.PER_SECOND).start();
    }

    static List<Double> delays(Map<String, Instant> due, Map<String, Instant> done) {
        List<Double> delays = new ArrayList<>();
        due.forEach((call, from) -> delays.add(
                Duration.between(from, done.getOrDefault(call, Instant.MAX)).toNanos() / 1e6));
        return delays;
    }

    private Map<String, Instant> decided(Instant since) throws SQLException {
        Map<String, Instant> decided = new HashMap<>();
        try (Connection connection = stack.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select l.call_id, a.at from call_leg l"
                        + " join audit_trail a on a.account_id = l.account_id and a.subject_id = l.id"
                        + " where a.at >= '" + since + "'")) {
            while (rows.next()) {
                decided.put(
                        rows.getString(1),
                        rows.getObject(2, OffsetDateTime.class).toInstant());
            }
        }
        return decided;
    }

    /** Kills the service under load and starts a new one at once; returns the time from the kill to the first new decision. */
    Duration crash() throws SQLException, InterruptedException {
        stack.freshCallTables();
        ServiceProcess first = stack.startService().service();
        try (Arrivals arrivals = new Arrivals(stack.bootstrapServers());
                SteadyLoad load = load(4)) {
            Thread.sleep(BEFORE_THE_CRASH);
            Instant killed = Instant.now();
            first.kill();
            try (ServiceProcess _ = stack.startService().service()) {
                Instant again = firstDecisionAfter(killed);
                load.stop();
                arrivals.await(load.due(), LIMIT);
                // The tables may also hold earlier calls, which Kafka delivered again after the tables were emptied.
                if (!decided(Instant.EPOCH).keySet().containsAll(load.due().keySet())) {
                    throw new IllegalStateException("not every call was decided");
                }
                return Duration.between(killed, again);
            }
        }
    }

    private Instant firstDecisionAfter(Instant killed) throws SQLException, InterruptedException {
        String query = "select coalesce((extract(epoch from min(at)) * 1000)::bigint, 0) from audit_trail where at > '"
                + killed + "'";
        for (Instant end = killed.plus(LIMIT); Instant.now().isBefore(end); Thread.sleep(50)) {
            long millis = stack.number(query);
            if (millis > 0) {
                return Instant.ofEpochMilli(millis);
            }
        }
        throw new IllegalStateException("no decision within " + LIMIT);
    }
}
