package dev.autolog.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.contract.Contract;
import dev.autolog.flow.Database;
import dev.autolog.flow.Wire;
import dev.autolog.local.LocalStackResource;
import dev.autolog.local.Management;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class DeadLetterFeedTest {
    private static final String LETTERS = "call-ended-dead-letter";

    @Inject
    DeadLetterUpkeepWorker upkeep;

    private final String account = "account-" + UUID.randomUUID();
    private Database database;
    private KafkaProducer<byte[], byte[]> producer;

    @BeforeEach
    void connect() {
        database = new Database(LocalStackResource.database());
        // The tables are there.
        Wire.patiently().until(() -> Management.ask("/q/health/ready").statusCode() == 200);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers(), "max.request.size", 10 << 20, "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @AfterEach
    void disconnect() {
        producer.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {LETTERS, "crm-contacts-dead-letter", "message-exchanged-dead-letter"})
    void nothingThatStandsOnADeadLetterTopicKeepsTheNextFromBeingListed(String topic) {
        byte[] noText = {(byte) 0xFF, (byte) 0xFE, 0, (byte) 0xC3};
        List<byte[]> odd = List.of(
                new byte[0],
                noText,
                "\0\0\uD83D\uDE00".getBytes(UTF_8),
                "[".repeat(100_000).getBytes(UTF_8),
                ("{\"a\":" + "9".repeat(5000) + "}").getBytes(UTF_8),
                new byte[5_000_000]);
        for (byte[] bytes : odd) {
            send(new ProducerRecord<>(topic, 0, bytes.length > 1000 ? null : bytes, bytes));
            send(new ProducerRecord<>(topic, 0, key("odd"), null));
            ProducerRecord<byte[], byte[]> headed = new ProducerRecord<>(topic, 0, 0L, key("odd"), bytes);
            for (String header : List.of("reason", "detail", "topic", "partition", "offset", "replayed-from", "time")) {
                headed.headers().add("dead-letter-" + header, bytes.length > 1000 ? null : bytes);
            }
            send(headed);
        }
        ProducerRecord<byte[], byte[]> far = new ProducerRecord<>(topic, 0, key("odd"), noText);
        far.headers()
                .add("dead-letter-partition", "99999999999".getBytes(UTF_8))
                .add("dead-letter-offset", "-1".getBytes(UTF_8))
                .add("dead-letter-reason", "x".repeat(2000).getBytes(UTF_8))
                .add("dead-letter-detail", "\uD83D\uDE00".repeat(2000).getBytes(UTF_8));
        send(far);
        send(new ProducerRecord<>(topic, 0, key("last"), "{".getBytes(UTF_8)));

        awaitListed("last", 1);
        assertThat(listed("odd")).hasSize(13).allMatch(reason -> reason.equals("UNKNOWN"));
    }

    @Test
    void everyDeadLetterOfTheContractIsListedOnce() {
        try (Wire wire = new Wire(servers())) {
            List<String> reasons = Contract.deadLetters("call-ended")
                    .filter(example -> example.key() != null)
                    .map(example -> {
                        wire.send("call-ended", account + "/" + example.name(), example.value());
                        return example.reason();
                    })
                    .toList();
            String sql = "select reason from dead_letter where record_key like ?";
            Wire.patiently().until(() -> database.rows(sql, account + "/%").size() >= reasons.size());
            // Their values name another account than these keys do, if any, so most are nobody's.
            assertThat(database.count(
                            "select count(*) from dead_letter where record_key like ? and account_id = ''",
                            account + "/%"))
                    .isPositive();
            assertThat(database.rows(sql, account + "/%")).hasSameSizeAs(reasons);
        }
    }

    @Test
    void whatTheDatabaseRefusesIsListedWithoutWhatSomebodyWroteAndTheOthersAsTheyAre() {
        database.run("alter table dead_letter add constraint refused check (record_key <> '" + account + "/s-2')");
        try {
            for (String id : List.of("s-1", "s-2", "s-3")) {
                send(new ProducerRecord<>(LETTERS, 0, key(id), "{".getBytes(UTF_8)));
            }
            awaitListed("s-1", 1);
            awaitListed("s-3", 1);
        } finally {
            database.run("alter table dead_letter drop constraint refused");
        }
        assertThat(listed("s-2")).isEmpty();
        assertThat(database.count(
                        "select count(*) from dead_letter b join dead_letter a using (topic, partition)"
                                + " where a.record_key = ? and b.place = a.place + 1 and b.account_id = ''"
                                + " and b.record_key is null and b.size = 1",
                        account + "/s-1"))
                .isEqualTo(1);
    }

    @Test
    void aLetterIsForgottenWhenItsTopicIsNotKeepingItAnyMore() throws SQLException {
        long place = send(new ProducerRecord<>(LETTERS, 0, key("old"), "{".getBytes(UTF_8)));
        send(new ProducerRecord<>(LETTERS, 0, key("new"), "{".getBytes(UTF_8)));
        awaitListed("new", 1);
        awaitListed("old", 1);

        upkeep.forget();
        assertThat(listed("old")).hasSize(1);
        deleteUpTo(place);
        upkeep.forget();

        assertThat(listed("old")).isEmpty();
        assertThat(listed("new")).hasSize(1);
    }

    private static void deleteUpTo(long place) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
            admin.deleteRecords(Map.of(new TopicPartition(LETTERS, 0), RecordsToDelete.beforeOffset(place + 1)))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError("Kafka does not delete", e);
        }
    }

    private long send(ProducerRecord<byte[], byte[]> record) {
        try {
            return producer.send(record).get().offset();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError("Kafka does not take " + record.topic(), e);
        }
    }

    private void awaitListed(String id, int count) {
        Wire.patiently().until(() -> listed(id).size() == count);
    }

    private List<String> listed(String id) {
        return database.rows("select reason from dead_letter where record_key = ?", account + "/" + id);
    }

    private byte[] key(String id) {
        return (account + "/" + id).getBytes(UTF_8);
    }

    private static String servers() {
        return LocalStackResource.broker().bootstrapServers();
    }
}
