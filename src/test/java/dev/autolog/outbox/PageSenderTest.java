package dev.autolog.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autolog.tracing.PublishTraces;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class PageSenderTest {
    private static final UUID ONE = UUID.fromString("0198a000-0000-7000-8000-000000000001");
    private static final UUID TWO = UUID.fromString("0198a000-0000-7000-8000-000000000002");

    private final Set<String> timedOut = new HashSet<>();
    private final Set<String> tooLarge = new HashSet<>();
    private final PageSender sender = new PageSender(this::deliver, () -> PublishTraces.NONE);
    private List<String> sent = List.of();

    /** A producer whose records fail as a test says. */
    private List<Optional<Throwable>> deliver(List<ProducerRecord<byte[], byte[]>> records) {
        sent = records.stream().map(PageSenderTest::id).toList();
        return sent.stream().map(this::failure).toList();
    }

    private Optional<Throwable> failure(String id) {
        if (tooLarge.contains(id)) {
            return Optional.of(new RecordTooLargeException());
        }
        return timedOut.contains(id) ? Optional.of(new TimeoutException()) : Optional.empty();
    }

    private static String id(ProducerRecord<byte[], byte[]> message) {
        String id = new String(message.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
        return id.replace("call-logged/" + ONE, "one").replace("call-logged/" + TWO, "two");
    }

    private static Publication line(long position, UUID subject, int version) {
        return new Publication(
                new AuditPosition(1, position),
                "acme",
                subject.toString(),
                version,
                Instant.EPOCH,
                OutputTopic.CALL_LOGGED,
                "{}",
                null);
    }

    private static final List<Publication> PAGE =
            List.of(line(1, ONE, 1), line(2, TWO, 1), line(3, ONE, 2), line(4, TWO, 2));

    @Test
    void aPageIsSentInItsOrder() throws ExecutionException {
        assertThat(sender.send(PAGE)).isEmpty();
        assertThat(sent).containsExactly("one/1", "two/1", "one/2", "two/2");
    }

    @Test
    void whatWasAcknowledgedIsNotSentAgainBecauseAnotherKeyFailed() throws ExecutionException {
        timedOut.add("one/1");
        assertThatThrownBy(() -> sender.send(PAGE))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> sender.send(PAGE)).isInstanceOf(ExecutionException.class);
        timedOut.clear();

        assertThat(sender.send(PAGE)).isEmpty();

        // The later record of the failed key goes again, so that the newest one is the last on the topic.
        assertThat(sent).containsExactly("one/1", "one/2");
    }

    @Test
    void aRefusedRecordStopsNoOther() throws ExecutionException {
        tooLarge.add("two/1");

        List<Publication> refused = sender.send(PAGE);

        assertThat(refused).containsExactly(PAGE.get(1));
        assertThat(sent).containsExactly("one/1", "two/1", "one/2", "two/2");
    }

    @Test
    void aRefusalDoesNotEndThePatienceWithOthers() throws ExecutionException {
        tooLarge.add("two/1");
        timedOut.add("one/2");
        assertThatThrownBy(() -> sender.send(PAGE)).isInstanceOf(ExecutionException.class);
        timedOut.clear();

        assertThat(sender.send(PAGE)).containsExactly(PAGE.get(1));
        assertThat(sent).containsExactly("two/1", "one/2");
    }

    @Test
    void theNextPageIsSentWhole() throws ExecutionException {
        timedOut.add("one/1");
        assertThatThrownBy(() -> sender.send(PAGE)).isInstanceOf(ExecutionException.class);
        timedOut.clear();
        sender.send(PAGE);

        sender.send(PAGE);

        assertThat(sent).hasSize(PAGE.size());
    }
}
