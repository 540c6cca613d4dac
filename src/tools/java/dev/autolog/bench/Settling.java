package dev.autolog.bench;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Measures how soon conflicts are resolved after the missing contact is published. */
final class Settling {
    private static final int CONTACTS = 200;
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Stack stack;

    Settling(Stack stack) {
        this.stack = stack;
    }

    /**
     * Milliseconds from the publishing of each contact until the timestamp of the record that resolves a conflict of its
     * number.
     */
    List<Double> measure() throws SQLException, InterruptedException {
        // The newest open conflict of each number.
        String numbers = stack.row(
                        "select string_agg(number || '/' || id, ',') from (select distinct on (number) number,"
                                + " conflict_id::text as id from (select * from conflict where account_id = '"
                                + CallScript.ACCOUNT
                                + "' and status = 'OPEN' and kind = 'NO_CONTACT_MATCH' order by started_at desc limit 2000) n"
                                + " order by number, started_at desc limit " + CONTACTS + ") f")
                .getFirst();
        Map<String, Instant> published = new HashMap<>();
        try (Settled settled = new Settled(stack.bootstrapServers());
                var producer = new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", stack.bootstrapServers(), "linger.ms", 0),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (String one : numbers.split(",", -1)) {
                String[] numberAndConflict = one.split("/", 2);
                published.put(numberAndConflict[1], Instant.now());
                var _ = producer.send(contact(published.size(), numberAndConflict[0]));
                Thread.sleep(20);
            }
            Map<String, Instant> at = settled.await(published.keySet(), LIMIT);
            List<Double> millis = new ArrayList<>();
            published.forEach((conflict, from) ->
                    millis.add(Duration.between(from, at.getOrDefault(conflict, Instant.MAX))
                                    .toNanos()
                            / 1e6));
            return millis;
        }
    }

    private static ProducerRecord<byte[], byte[]> contact(int i, String number) {
        String id = "late-" + i;
        String value =
                "{\"accountId\":\"" + CallScript.ACCOUNT + "\",\"contactId\":\"" + id + "\",\"name\":\"Late Comer " + i
                        + "\",\"phones\":[\"" + number + "\"],\"updatedAt\":\"" + Instant.now() + "\"}";
        return new ProducerRecord<>(
                "crm-contacts",
                (CallScript.ACCOUNT + "/" + id).getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8));
    }
}
