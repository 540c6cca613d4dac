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

/** How soon calls are decided under a steady load, and how soon again after a crash. */
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
     * Milliseconds from the time that each call was due to be published.
     *
     * @param decided until the time that its line of the audit trail bears
     * @param read until a consumer had the published decision
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

    /** The same with a service that runs, whatever else it does. */
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

    /** Kills the service under load and starts a fresh one at once; from the kill to that one's first decision. */
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
                // Calls of before may be delivered once more to a service that finds the tables emptied; these are not
                // they.
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
