package dev.autolog.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.Agent;
import dev.autolog.domain.Direction;
import dev.autolog.domain.Message;
import dev.autolog.domain.MessageKey;
import dev.autolog.domain.Party;
import dev.autolog.kafka.ReceivedRecord;
import dev.autolog.kafka.Sources;
import dev.autolog.local.LocalStackResource;
import dev.autolog.persistence.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Batches that are decided at one time, as by several instances. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class MessageIntakeTest {
    private static final int BATCHES = 12;
    private static final Instant FIRST = Instant.parse("2026-11-23T09:10:00Z");

    @Inject
    MessageIntake messageIntake;

    @Inject
    Transactions transactions;

    private final String account = "account-" + UUID.randomUUID();

    private ReceivedRecord<Message> message(String conversation, int number, long sequence) {
        Message message = new Message(
                new MessageKey(account, conversation, "m-" + number),
                sequence,
                new Agent("u-17", null, "+14155550101", "Ada Park", null),
                null,
                Direction.INBOUND,
                new Party("+14155552671", "SOMEBODY", null),
                new Party("+14155550101", null, null),
                FIRST.plusSeconds(60L * number),
                "number " + number + " as of " + sequence,
                List.of());
        return new ReceivedRecord<>(message, Sources.of("message-exchanged", null, "{}"), false);
    }

    /** Decides batches, all at once. */
    private void decide(List<List<ReceivedRecord<Message>>> batches) {
        CompletableFuture.allOf(batches.stream()
                        .map(batch ->
                                CompletableFuture.runAsync(() -> transactions.call(() -> messageIntake.decide(batch))))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private List<String> threads() {
        return transactions
                .rows("select message_count, message_text from call_leg where account_id = ?1", account)
                .stream()
                .map(row -> row[0] + " " + row[1].toString().lines().count())
                .toList();
    }

    private List<Integer> versions() {
        return transactions
                .rows("select version, action from audit_trail where account_id = ?1 order by tx, line", account)
                .stream()
                .map(row -> ((Number) row[0]).intValue())
                .toList();
    }

    @Test
    void messagesOfOneThreadFromSeveralSidesAreAllInIt() {
        decide(IntStream.range(0, BATCHES)
                .mapToObj(i -> List.of(message("t-" + i, i, 0)))
                .toList());

        assertThat(threads()).containsExactly(BATCHES + " " + (BATCHES + 1));
        assertThat(versions())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, BATCHES).boxed().toList());
    }

    @Test
    void aMessageThatSeveralSidesHaveIsInItOnce() {
        decide(IntStream.range(0, BATCHES)
                .mapToObj(i -> List.of(message("t-1", 1, 0), message("t-1", 2, 0)))
                .toList());

        assertThat(threads()).containsExactly("2 3");
        assertThat(versions()).containsExactly(1);
    }

    @Test
    void theNewestStatementStaysInWhateverOrderTheyCome() {
        decide(IntStream.range(0, BATCHES)
                .mapToObj(i -> List.of(message("t-1", 1, BATCHES - i)))
                .toList());

        assertThat(transactions.rows("select text, sequence from message where account_id = ?1", account))
                .singleElement()
                .isEqualTo(new Object[] {"number 1 as of " + BATCHES, (long) BATCHES});
    }
}
