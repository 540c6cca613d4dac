package dev.autolog.bench;

import dev.autolog.bench.CallScript.Outcomes;
import dev.autolog.local.ServiceProcess;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Runs the packaged service: one process, restarted and warmed up for every run. */
final class Pipeline {
    static final String[] OUTPUTS = {"call-logged", "unresolved-conflicts"};

    private static final Duration LIMIT = Duration.ofMinutes(20);

    private final Stack stack;
    private final Options options;

    Pipeline(Stack stack, Options options) {
        this.stack = stack;
        this.options = options;
    }

    /**
     * The result of a run.
     *
     * @param perSecond calls per second, from the time when they became visible to consumers until their last record was
     *     published
     * @param decidedPerSecond the same, until the last decision
     * @param startUp the time from the start of the process until it was ready
     * @param cpu processor seconds of service, database and broker during the run
     * @param peakMib peak memory of service, database and broker, in mebibytes
     * @param calls the offsets at which the calls begin
     */
    record Result(
            double perSecond,
            double decidedPerSecond,
            Duration startUp,
            Usage cpu,
            Usage peakMib,
            Map<TopicPartition, Long> calls) {}

    Result run(int contacts) throws SQLException, InterruptedException {
        stack.freshCallTables();
        Stack.Started started = stack.startService();
        try (ServiceProcess service = started.service();
                Bulk bulk = new Bulk(stack.bootstrapServers());
                Offsets published = new Offsets(stack.bootstrapServers(), OUTPUTS);
                Offsets calls = new Offsets(stack.bootstrapServers(), "call-ended")) {
            warmUp(bulk, published, contacts);
            published.mark();
            calls.mark();
            Usage.Of processes = new Usage.Of(service.handle(), stack.databaseProcess(), stack.brokerProcess());
            return measure(started, bulk, contacts, published, calls.marked(), processes);
        }
    }

    /** Sends calls to a service that just started until its code is compiled, then deletes them. */
    void warmUp(int contacts) throws SQLException, InterruptedException {
        try (Bulk bulk = new Bulk(stack.bootstrapServers());
                Offsets published = new Offsets(stack.bootstrapServers(), OUTPUTS)) {
            warmUp(bulk, published, contacts);
        }
    }

    private void warmUp(Bulk bulk, Offsets published, int contacts) throws SQLException, InterruptedException {
        publish(bulk, new CallScript(2, contacts, Instant.now()), options.warmUp());
        published.await(options.warmUp(), LIMIT);
        stack.freshCallTables();
    }

    /** Publishes {@code calls} calls and waits until the service has published their decisions; the calls remain stored. */
    void decide(int contacts, int calls) throws InterruptedException {
        try (Bulk bulk = new Bulk(stack.bootstrapServers());
                Offsets published = new Offsets(stack.bootstrapServers(), OUTPUTS)) {
            publish(bulk, new CallScript(6, contacts, Instant.now()), calls);
            published.await(calls, LIMIT);
        }
    }

    private Result measure(
            Stack.Started started,
            Bulk bulk,
            int contacts,
            Offsets published,
            Map<TopicPartition, Long> calls,
            Usage.Of processes)
            throws SQLException, InterruptedException {
        CallScript script = new CallScript(1, contacts, Instant.now());
        long visible = publish(bulk, script, options.calls());
        Instant visibleAt = Instant.now().minusNanos(System.nanoTime() - visible);
        Usage before = processes.cpuSeconds();
        double seconds = (published.await(options.calls(), LIMIT) - visible) / 1e9;
        Usage cpu = processes.cpuSeconds().minus(before);
        long lastDecision = stack.number("select (extract(epoch from max(at)) * 1000)::bigint from audit_trail");
        double decided = (lastDecision - visibleAt.toEpochMilli()) / 1e3;
        verify(script, published);
        return new Result(
                options.calls() / seconds, options.calls() / decided, started.took(), cpu, processes.peakMib(), calls);
    }

    private static long publish(Bulk bulk, CallScript script, int count) throws InterruptedException {
        return bulk.publish(count, i -> new ProducerRecord<>("call-ended", script.key(i), script.json(i)));
    }

    /** Checks that every call has its expected outcome once and was published once. */
    private void verify(CallScript script, Offsets published) throws SQLException {
        Outcomes expected = Outcomes.of(options.calls());
        expect(
                List.of(options.calls(), expected.logged(), expected.conflicts()),
                stack.row("select count(*), count(*) filter (where outcome = 'LOGGED'),"
                        + " count(*) filter (where outcome = 'IN_CONFLICT') from call_leg"),
                "legs, logged, in conflict");
        expect(
                List.of(expected.unknown(), expected.several()),
                stack.row("select count(*) filter (where kind = 'NO_CONTACT_MATCH'),"
                        + " count(*) filter (where kind = 'MULTIPLE_CONTACTS') from conflict"),
                "conflicts by kind");
        expect(
                List.of(options.calls(), options.calls()),
                stack.row("select count(*), count(distinct subject_id) from audit_trail"),
                "lines of the audit trail, subjects");
        Set<String> logged = new HashSet<>();
        Set<String> conflicts = new HashSet<>();
        published.read(out -> (out.topic().equals(OUTPUTS[0]) ? logged : conflicts).add(CallIds.in(out.value())));
        expect(
                List.of(options.calls(), expected.logged(), expected.conflicts()),
                List.of("" + published.since(), "" + logged.size(), "" + conflicts.size()),
                "records, different calls logged, different calls in conflict");
        for (int i = 0; i < options.calls(); i++) {
            if (!(i % 20 < 17 ? logged : conflicts).contains(script.callId(i))) {
                throw new IllegalStateException("call " + i + " was not published where it belongs");
            }
        }
    }

    private static void expect(List<? extends Number> expected, List<String> actual, String what) {
        if (!expected.stream().map(String::valueOf).toList().equals(actual)) {
            throw new IllegalStateException(what + ": expected " + expected + ", got " + actual);
        }
    }
}
