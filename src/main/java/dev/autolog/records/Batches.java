package dev.autolog.records;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Takes a batch of records to its end: bad ones to the dead-letter topic, good ones to their processing, which is tried
 * until it succeeds. A record that the processing refuses is singled out, so it stops none of the others.
 */
@ApplicationScoped
public class Batches {
    private static final Logger LOG = Logger.getLogger(Batches.class);

    private final Vertx vertx;
    private final DeadLetters deadLetters;

    Batches(Vertx vertx, DeadLetters deadLetters) {
        this.vertx = vertx;
        this.deadLetters = deadLetters;
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
            Function<List<Received<T>>, Uni<Void>> process) {
        return take(records, reader, process, deadLetters::publish);
    }

    /** Processes a batch that was processed before; what could not be read then is among the dead letters, and stays there. */
    public <T> Uni<Void> takeAgain(
            ConsumerRecords<byte[], byte[]> records,
            RecordReader<T> reader,
            Function<List<Received<T>>, Uni<Void>> process) {
        return take(records, reader, process, _ -> Uni.createFrom().voidItem());
    }

    private <T> Uni<Void> take(
            ConsumerRecords<byte[], byte[]> records,
            RecordReader<T> reader,
            Function<List<Received<T>>, Uni<Void>> process,
            Function<List<DeadLetter>, Uni<Void>> bury) {
        Context context = Contexts.newSafeContext(vertx);
        return Contexts.onWorker(context, () -> Sorted.of(records, reader))
                .chain(sorted -> bury.apply(sorted.dead()).chain(() -> untilDone(context, sorted.good(), process)))
                .runSubscriptionOn(MutinyHelper.executor(context));
    }

    private <T> Uni<Void> untilDone(
            Context context, List<Received<T>> good, Function<List<Received<T>>, Uni<Void>> process) {
        if (good.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .deferred(() -> process.apply(good))
                .runSubscriptionOn(MutinyHelper.executor(context))
                .onFailure(Failures::isPassing)
                .invoke(failure -> LOG.warnf("A batch of %d has to wait: %s", good.size(), Failures.describe(failure)))
                .onFailure(Failures::isPassing)
                .retry()
                .withBackOff(Failures.FIRST_BACK_OFF, Failures.LONGEST_BACK_OFF)
                .indefinitely()
                .onFailure()
                .recoverWithUni(refusal -> singleOut(context, good, process, refusal));
    }

    private <T> Uni<Void> singleOut(
            Context context,
            List<Received<T>> good,
            Function<List<Received<T>>, Uni<Void>> process,
            Throwable refusal) {
        if (good.size() == 1) {
            String what = Failures.describe(refusal);
            LOG.errorf("A record cannot be processed: %s", what);
            return deadLetters.publish(
                    List.of(new DeadLetter(good.getFirst().source(), DeadLetterReason.PROCESSING_FAILED, what)));
        }
        int middle = good.size() / 2;
        return untilDone(context, good.subList(0, middle), process)
                .chain(() -> untilDone(context, good.subList(middle, good.size()), process));
    }

    private record Sorted<T>(List<Received<T>> good, List<DeadLetter> dead) {
        static <T> Sorted<T> of(ConsumerRecords<byte[], byte[]> records, RecordReader<T> reader) {
            List<Received<T>> good = new ArrayList<>(records.count());
            List<DeadLetter> dead = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> source : records) {
                try {
                    good.add(new Received<>(reader.read(source), source));
                } catch (BadRecordException e) {
                    dead.add(new DeadLetter(source, e.reason(), e.detail()));
                }
            }
            return new Sorted<>(good, dead);
        }
    }
}
