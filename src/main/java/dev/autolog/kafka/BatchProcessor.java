package dev.autolog.kafka;

import dev.autolog.persistence.BatchTooLargeException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Takes a batch of records to its end: bad ones to the dead-letter topic, good ones to their processing, which is tried
 * until it succeeds. A record that the processing refuses is singled out, so it stops none of the others.
 */
@ApplicationScoped
public class BatchProcessor {
    private static final Logger LOG = Logger.getLogger(BatchProcessor.class);

    private final Vertx vertx;
    private final DeadLetterPublisher deadLetterPublisher;

    BatchProcessor(Vertx vertx, DeadLetterPublisher deadLetterPublisher) {
        this.vertx = vertx;
        this.deadLetterPublisher = deadLetterPublisher;
    }

    /**
     * Processes a batch.
     *
     * @param process gets the good records in their order, on an event loop, and may be called again with the same ones;
     *     it has to be idempotent
     * @return completes when every record has its outcome; never fails
     */
    public <T> Uni<Void> take(
            ConsumerRecords<byte[], byte[]> records,
            RecordReader<T> reader,
            Function<List<ReceivedRecord<T>>, Uni<Void>> process) {
        return take(records, reader, process, deadLetterPublisher::publish);
    }

    /** Processes a batch that was processed before; what could not be read then is among the dead letters, and stays there. */
    public <T> Uni<Void> takeAgain(
            ConsumerRecords<byte[], byte[]> records,
            RecordReader<T> reader,
            Function<List<ReceivedRecord<T>>, Uni<Void>> process) {
        return take(records, reader, process, _ -> Uni.createFrom().voidItem());
    }

    /**
     * Processes a batch some of whose records could not be read before.
     *
     * @param dead those records; their dead letters are not published again
     */
    public <T> Uni<Void> takeDeferred(
            ConsumerRecords<byte[], byte[]> records,
            Set<ConsumerRecord<byte[], byte[]>> dead,
            RecordReader<T> reader,
            Function<List<ReceivedRecord<T>>, Uni<Void>> process) {
        return take(
                records,
                reader,
                process,
                rejected -> deadLetterPublisher.publish(rejected.stream()
                        .filter(one -> !dead.contains(one.source()))
                        .toList()));
    }

    private <T> Uni<Void> take(
            ConsumerRecords<byte[], byte[]> records,
            RecordReader<T> reader,
            Function<List<ReceivedRecord<T>>, Uni<Void>> process,
            Function<List<RejectedRecord>, Uni<Void>> bury) {
        Context context = VertxContexts.newSafeContext(vertx);
        return VertxContexts.onWorker(context, () -> SortedBatch.of(records, reader))
                .chain(sortedBatch -> bury.apply(sortedBatch.dead())
                        .chain(() -> untilDone(context, sortedBatch.good(), process, bury)))
                .runSubscriptionOn(MutinyHelper.executor(context));
    }

    private <T> Uni<Void> untilDone(
            Context context,
            List<ReceivedRecord<T>> good,
            Function<List<ReceivedRecord<T>>, Uni<Void>> process,
            Function<List<RejectedRecord>, Uni<Void>> bury) {
        if (good.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .deferred(() -> process.apply(good))
                .runSubscriptionOn(MutinyHelper.executor(context))
                .onFailure(FailureClassifier::isPassing)
                .invoke(failure -> LOG.warnf(
                        "Retrying a batch of %d records: %s", good.size(), FailureClassifier.describe(failure)))
                .onFailure(FailureClassifier::isPassing)
                .retry()
                .withBackOff(FailureClassifier.FIRST_BACK_OFF, FailureClassifier.LONGEST_BACK_OFF)
                .indefinitely()
                .onFailure()
                .recoverWithUni(refusal -> singleOut(context, good, process, bury, refusal));
    }

    private <T> Uni<Void> singleOut(
            Context context,
            List<ReceivedRecord<T>> good,
            Function<List<ReceivedRecord<T>>, Uni<Void>> process,
            Function<List<RejectedRecord>, Uni<Void>> bury,
            Throwable refusal) {
        if (good.size() == 1) {
            ConsumerRecord<byte[], byte[]> source = good.getFirst().source();
            return switch (FailureClassifier.root(refusal)) {
                case InvalidRecordException invalid ->
                    bury.apply(List.of(new RejectedRecord(source, invalid.reason(), invalid.detail())));
                case BatchTooLargeException _ ->
                    bury.apply(List.of(new RejectedRecord(source, DeadLetterReason.TOO_LARGE, null)));
                default -> {
                    String what = FailureClassifier.describe(refusal);
                    LOG.errorf("Record cannot be processed: %s", what);
                    yield deadLetterPublisher.publish(
                            List.of(new RejectedRecord(source, DeadLetterReason.PROCESSING_FAILED, what)));
                }
            };
        }
        int middle = good.size() / 2;
        return untilDone(context, good.subList(0, middle), process, bury)
                .chain(() -> untilDone(context, good.subList(middle, good.size()), process, bury));
    }

    private record SortedBatch<T>(List<ReceivedRecord<T>> good, List<RejectedRecord> dead) {
        static <T> SortedBatch<T> of(ConsumerRecords<byte[], byte[]> records, RecordReader<T> reader) {
            List<ReceivedRecord<T>> good = new ArrayList<>(records.count());
            List<RejectedRecord> dead = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> source : records) {
                try {
                    good.add(new ReceivedRecord<>(reader.read(source), source, false));
                } catch (InvalidRecordException e) {
                    dead.add(new RejectedRecord(source, e.reason(), e.detail()));
                    reader.ofRefused(source, e).ifPresent(value -> good.add(new ReceivedRecord<>(value, source, true)));
                }
            }
            return new SortedBatch<>(good, dead);
        }
    }
}
