package dev.autolog.kafka;

import dev.autolog.persistence.WriteProbe;
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

/**
 * Processes batches of records. Invalid records go to the dead-letter topic; valid ones are processed, with retries after
 * temporary failures. A record that fails every time is isolated and becomes a dead letter, so that it does not block the
 * others.
 */
@ApplicationScoped
public class BatchProcessor {
    private final Vertx vertx;
    private final DeadLetterPublisher deadLetterPublisher;
    private final WriteProbe writeProbe;
    private final RefusalHistory refusalHistory = new RefusalHistory();

    BatchProcessor(Vertx vertx, DeadLetterPublisher deadLetterPublisher, WriteProbe writeProbe) {
        this.vertx = vertx;
        this.deadLetterPublisher = deadLetterPublisher;
        this.writeProbe = writeProbe;
    }

    /**
     * Processes a batch.
     *
     * @param process receives the valid records in order, on an event loop; it must be idempotent, because it may be called
     *     again with the same records
     * @return completes when every record has its outcome; never fails
     */
    public <T> Uni<Void> take(
            ConsumerRecords<byte[], byte[]> records,
            RecordReader<T> reader,
            Function<List<ReceivedRecord<T>>, Uni<Void>> process) {
        return take(records, reader, process, deadLetterPublisher::publish, false);
    }

    /** Processes a batch that was processed before. The dead letters of unreadable records are not published again. */
    public <T> Uni<Void> takeAgain(
            ConsumerRecords<byte[], byte[]> records,
            RecordReader<T> reader,
            Function<List<ReceivedRecord<T>>, Uni<Void>> process) {
        return take(records, reader, process, _ -> Uni.createFrom().voidItem(), false);
    }

    /**
     * Processes a batch of deferred records, some of which could not be read before.
     *
     * @param dead the unreadable records; their dead letters are not published again
     * @return completes when every record has its outcome; fails if the database seems to refuse all records, and the caller
     *     must process the batch again
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
                        .toList()),
                true);
    }

    private <T> Uni<Void> take(
            ConsumerRecords<byte[], byte[]> records,
            RecordReader<T> reader,
            Function<List<ReceivedRecord<T>>, Uni<Void>> process,
            Function<List<RejectedRecord>, Uni<Void>> bury,
            boolean isRepeated) {
        Context context = VertxContexts.newSafeContext(vertx);
        BatchRun<T> batchRun = new BatchRun<>(
                context, process, bury, deadLetterPublisher::publish, writeProbe, refusalHistory, isRepeated);
        return VertxContexts.onWorker(context, () -> SortedBatch.of(records, reader))
                .chain(sortedBatch ->
                        bury.apply(sortedBatch.dead()).chain(() -> batchRun.untilDone(sortedBatch.good())))
                .runSubscriptionOn(MutinyHelper.executor(context));
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
