package dev.autolog.deadletters;

import dev.autolog.kafka.KafkaPublisher;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.requests.ActionRefusal;
import dev.autolog.requests.ActionRefusal.InvalidRequest;
import dev.autolog.requests.ActionRefusal.NotFound;
import dev.autolog.validation.Violation;
import dev.autolog.validation.ViolationCode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;

/** Publishes the records of dead letters again, unchanged. */
@ApplicationScoped
class ReplayPublisher {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ActionRefusal TOO_LARGE =
            new InvalidRequest(List.of(Violation.of("ids", ViolationCode.RECORD_TOO_LARGE)));

    private final DeadLetterReader reader;
    private final KafkaPublisher kafkaPublisher;

    ReplayPublisher(DeadLetterReader reader, KafkaPublisher kafkaPublisher) {
        this.reader = reader;
        this.kafkaPublisher = kafkaPublisher;
    }

    /**
     * Publishes the records again, in this order, and waits for the acknowledgements.
     *
     * @return refusals of the dead letters that were not published, because they expired or are too large for the topic. Fails if
     *     Kafka does not answer in time; some records may have been published then
     */
    Uni<Map<DeadLetter, ActionRefusal>> publish(Context context, List<DeadLetter> deadLetters) {
        return VertxContexts.onWorker(context, () -> again(deadLetters))
                .chain(records -> publish(records).map(refused -> {
                    Map<DeadLetter, ActionRefusal> actionRefusals = new HashMap<>();
                    deadLetters.forEach(deadLetter -> actionRefusals.put(deadLetter, new NotFound()));
                    records.keySet().forEach(actionRefusals::remove);
                    refused.forEach(deadLetter -> actionRefusals.put(deadLetter, TOO_LARGE));
                    return actionRefusals;
                }))
                .ifNoItem()
                .after(PATIENCE)
                .failWith(() -> new TimeoutException("records were not acknowledged in time"));
    }

    /** The records in the order of the dead letters; expired ones are omitted. */
    private Map<DeadLetter, ProducerRecord<byte[], byte[]>> again(List<DeadLetter> deadLetters) {
        Map<DeadLetterId, ConsumerRecord<byte[], byte[]>> found =
                reader.read(deadLetters.stream().map(DeadLetter::id).toList());
        Map<DeadLetter, ProducerRecord<byte[], byte[]>> records = new LinkedHashMap<>();
        for (DeadLetter deadLetter : deadLetters) {
            ConsumerRecord<byte[], byte[]> record = found.get(deadLetter.id());
            if (record != null && deadLetter.is(record)) {
                records.put(deadLetter, ReplayedRecord.of(record));
            }
        }
        return records;
    }

    /** Publishes the records, and returns the dead letters that are too large. */
    private Uni<List<DeadLetter>> publish(Map<DeadLetter, ProducerRecord<byte[], byte[]>> records) {
        if (records.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return kafkaPublisher
                .publish(List.copyOf(records.values()))
                .replaceWith(List.<DeadLetter>of())
                // One record is too large; the others may be published twice, which has no effect on consumers.
                .onFailure(RecordTooLargeException.class)
                .recoverWithUni(() -> oneByOne(records));
    }

    private Uni<List<DeadLetter>> oneByOne(Map<DeadLetter, ProducerRecord<byte[], byte[]>> records) {
        return Multi.createFrom()
                .iterable(records.entrySet())
                .onItem()
                .transformToMultiAndConcatenate(again -> kafkaPublisher
                        .publish(List.of(again.getValue()))
                        .onItem()
                        .transformToMulti(_ -> Multi.createFrom().<DeadLetter>empty())
                        .onFailure(RecordTooLargeException.class)
                        .recoverWithItem(again.getKey()))
                .collect()
                .asList();
    }
}
