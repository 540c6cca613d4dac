package dev.autolog.bench;

import dev.autolog.local.ServiceProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Measures how soon calls of a small account are published while other accounts send heavy load. */
final class Isolation {
    private static final String SMALL = "small-account";
    private static final int SMALL_CONTACTS = 1000;
    private static final int SMALL_PER_SECOND = 50;
    private static final int LARGE_PER_SECOND = 10 * SteadyLoad.PER_SECOND;

    private static final String GIANTS = "account-of-giants";
    private static final int GIANTS_PER_SECOND = 20;
    private static final String SHARED_BY_A_HUNDRED = "+14155550100";
    private static final String SHARED_BY_TWO = "+14155550101";
    private static final int LONG_TITLE = 500;

    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Stack stack;
    private final Options options;
    private final PastCalls.Say say;

    /** The load of another account; closing ends it. */
    interface Neighbour extends AutoCloseable {
        @Override
        void close();
    }

    Isolation(Stack stack, Options options, PastCalls.Say say) {
        this.stack = stack;
        this.options = options;
        this.say = say;
    }

    void measure(Report report) throws SQLException, IOException, InterruptedException {
        stack.freshCallTables();
        new Directory(stack).load(SMALL, 0, SMALL_CONTACTS);
        try (ServiceProcess _ = stack.startService().service()) {
            new Pipeline(stack, options).warmUp(options.contacts());
            giantContacts();
            measure(report, "alone", () -> {});
            measure(report, "beside %,d calls/s of another".formatted(LARGE_PER_SECOND), steady(LARGE_PER_SECOND));
            measure(report, "beside %,d conflicts/s of large contacts".formatted(GIANTS_PER_SECOND), giants());
            measure(report, "beside %,d calls of another at once".formatted(options.calls()), backlog());
        }
    }

    private void measure(Report report, String beside, Neighbour neighbour) throws InterruptedException {
        say.say("A small account %s", beside);
        try (neighbour;
                Arrivals arrivals = new Arrivals(stack.bootstrapServers());
                SteadyLoad load = load(SMALL, SMALL_CONTACTS, SMALL_PER_SECOND)) {
            Thread.sleep(WARM_UP);
            Instant from = Instant.now();
            Thread.sleep(Duration.ofSeconds(options.latencySeconds()));
            load.stop();
            arrivals.await(load.due(), LIMIT);
            Map<String, Instant> measured = new HashMap<>(load.due());
            measured.values().removeIf(due -> due.isBefore(from));
            report.add(
                    "a small account %s, to read from the output topic".formatted(beside),
                    Promptness.delays(measured, arrivals.at()));
        }
    }

    private SteadyLoad load(String account, int contacts, int perSecond) {
        CallScript script = new CallScript(account, System.nanoTime() & 0xff_ffff, contacts, Instant.now());
        return new SteadyLoad(stack.bootstrapServers(), script, perSecond).start();
    }

    private Neighbour steady(int perSecond) {
        SteadyLoad load = load(CallScript.ACCOUNT, options.contacts(), perSecond);
        return load::close;
    }

    /** A backlog, as a platform publishes it after an outage of hours. */
    private Neighbour backlog() throws InterruptedException {
        CallScript script = new CallScript(12, options.contacts(), Instant.now());
        try (Bulk bulk = new Bulk(stack.bootstrapServers())) {
            long _ = bulk.publish(
                    options.calls(), i -> new ProducerRecord<>("call-ended", script.key(i), script.json(i)));
        }
        return () -> {};
    }

    private Neighbour giants() {
        Thread calls = Thread.ofPlatform().name("giants").start(this::callGiants);
        return () -> {
            calls.interrupt();
            try {
                calls.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private void callGiants() {
        CallScript script = new CallScript(GIANTS, 13, SMALL_CONTACTS, Instant.now());
        try (var producer = producer()) {
            for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
                String number = i % 2 == 0 ? SHARED_BY_A_HUNDRED : SHARED_BY_TWO;
                byte[] value = script.jsonWith(i, number, Instant.now());
                Future<RecordMetadata> _ = producer.send(new ProducerRecord<>("call-ended", script.key(i), value));
                Thread.sleep(1000 / GIANTS_PER_SECOND);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A hundred contacts with a hundred orders each share one number; two contacts with a thousand orders each share another. */
    private void giantContacts() throws SQLException, InterruptedException {
        try (var producer = producer()) {
            IntStream.range(0, 100).forEach(i -> send(producer, "h-" + i, SHARED_BY_A_HUNDRED, 100, LONG_TITLE / 8));
            IntStream.range(0, 2).forEach(i -> send(producer, "t-" + i, SHARED_BY_TWO, 1000, LONG_TITLE));
        }
        while (stack.number("select count(*) from contact where account_id = '" + GIANTS + "'") < 102) {
            Thread.sleep(50);
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> config = Map.of("bootstrap.servers", stack.bootstrapServers());
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer, String id, String number, int orders, int titleLength) {
        String title = "t".repeat(titleLength);
        List<String> associations = IntStream.range(0, orders)
                .mapToObj(i -> "{\"id\":\"o-" + i + "\",\"kind\":\"order\",\"title\":\"" + title + "\",\"open\":true}")
                .toList();
        String contact = "{\"accountId\":\"" + GIANTS + "\",\"contactId\":\"" + id + "\",\"name\":\"Giant " + id
                + "\",\"type\":\"Lead\",\"phones\":[\"" + number + "\"],\"region\":\"US\",\"associations\":["
                + String.join(",", associations) + "],\"updatedAt\":\"2026-11-01T08:30:00Z\"}";
        byte[] key = (GIANTS + "/" + id).getBytes(StandardCharsets.UTF_8);
        var _ = producer.send(new ProducerRecord<>("crm-contacts", key, contact.getBytes(StandardCharsets.UTF_8)));
    }
}
