package dev.autolog.kafka;

import dev.autolog.persistence.BatchTooLargeException;
import dev.autolog.persistence.RefusedWritesException;
import dev.autolog.persistence.SqlStateClass;
import dev.autolog.persistence.WriteProbe;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Processes the valid records of a batch until each has its outcome: a refused part is halved until the faulty records are
 * alone. If the database refuses all records with the same error, the database may be at fault, and the records wait.
 *
 * @param context the event loop that processes them
 * @param process see {@link BatchProcessor#take}
 * @param bury publishes the dead letters of records that the processing found invalid
 * @param buryFailed publishes the dead letters of records that could not be processed
 * @param isRepeated whether the caller processes the batch again if this fails
 */
record BatchRun<T>(
        Context context,
        Function<List<ReceivedRecord<T>>, Uni<Void>> process,
        Function<List<RejectedRecord>, Uni<Void>> bury,
        Function<List<RejectedRecord>, Uni<Void>> buryFailed,
        WriteProbe writeProbe,
        RefusalHistory history,
        boolean isRepeated) {
    private static final Logger LOG = Logger.getLogger(BatchRun.class);

    /**
     * How long records wait that are all refused with the same error, while no record of their topic is accepted. Longer than
     * an operator takes to answer the alert of a stuck partition.
     */
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    /** The same if the caller processes the batch again; such a caller waits for a minute at most. */
    private static final Duration LONGEST_REPEATED_WAIT = Duration.ofSeconds(30);

    private record Refusal<T>(ReceivedRecord<T> record, Throwable failure) {
        String what() {
            return FailureClassifier.describe(failure);
        }
    }

    /** Completes when every record has its outcome. Fails only if the caller processes the batch again. */
    Uni<Void> untilDone(List<ReceivedRecord<T>> records) {
        List<Refusal<T>> refusals = new ArrayList<>();
        return attempt(records, refusals).chain(() -> {
            Optional<String> sqlState = suspected(records, refusals);
            return sqlState.isPresent() ? waitForDatabase(refusals, sqlState.get()) : bury(refusals);
        });
    }

    /** Processes records, and adds the refused ones to a list. */
    private Uni<Void> attempt(List<ReceivedRecord<T>> records, List<Refusal<T>> refusals) {
        if (records.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return untilAnswered(records).onFailure().recoverWithUni(failure -> {
            if (records.size() == 1) {
                refusals.add(new Refusal<>(records.getFirst(), failure));
                return Uni.createFrom().voidItem();
            }
            int middle = records.size() / 2;
            return attempt(records.subList(0, middle), refusals)
                    .chain(() -> attempt(records.subList(middle, records.size()), refusals));
        });
    }

    /** Processes records together and retries after temporary failures; fails if they are refused. */
    private Uni<Void> untilAnswered(List<ReceivedRecord<T>> records) {
        boolean isDivisible = records.size() > 1;
        return once(records)
                .onFailure(FailureClassifier::isLimit)
                .recoverWithUni(failure -> notTheDatabase(failure).chain(() -> once(records)))
                .onFailure(failure -> FailureClassifier.isPassing(failure, isDivisible))
                .invoke(failure -> LOG.warnf(
                        "Retrying a batch of %d records: %s", records.size(), FailureClassifier.describe(failure)))
                .onFailure(failure -> FailureClassifier.isPassing(failure, isDivisible))
                .retry()
                .withBackOff(FailureClassifier.FIRST_BACK_OFF, FailureClassifier.LONGEST_BACK_OFF)
                .indefinitely()
                .invoke(() -> history.accept(topic(records.getFirst())));
    }

    private Uni<Void> once(List<ReceivedRecord<T>> records) {
        return Uni.createFrom()
                .deferred(() -> process.apply(records))
                .runSubscriptionOn(MutinyHelper.executor(context));
    }

    /** Fails with a temporary failure if the database refuses every write. */
    private Uni<Void> notTheDatabase(Throwable failure) {
        return Uni.createFrom()
                .deferred(writeProbe::isEveryWriteRefused)
                .runSubscriptionOn(MutinyHelper.executor(context))
                .chain(refused -> refused
                        ? Uni.createFrom()
                                .failure(new RefusedWritesException(
                                        SqlStateClass.sqlState(failure).orElse("")))
                        : Uni.createFrom().voidItem());
    }

    private static String topic(ReceivedRecord<?> record) {
        return record.source().topic();
    }

    /** The SQLSTATE if the database seems to refuse everything; empty if it refuses the records for their content. */
    private Optional<String> suspected(List<ReceivedRecord<T>> records, List<Refusal<T>> refusals) {
        if (refusals.isEmpty() || refusals.size() < records.size()) {
            return Optional.empty();
        }
        Optional<String> sqlState = SqlStateClass.sqlState(refusals.getFirst().failure());
        boolean isAlike = refusals.stream()
                .allMatch(refusal -> SqlStateClass.sqlState(refusal.failure()).equals(sqlState));
        // The first refused batch of a single record counts as the record's fault; else a bad record of a quiet topic
        // would wait.
        return sqlState.filter(_ -> isAlike)
                .filter(state -> refusals.size() > 1 || history.refuseAlone(topic(records.getFirst()), state));
    }

    /**
     * Retries the first record until a record of its topic is accepted or the wait is over, then processes the others once
     * more.
     */
    private Uni<Void> waitForDatabase(List<Refusal<T>> refusals, String sqlState) {
        ReceivedRecord<T> first = refusals.getFirst().record();
        LOG.errorf(
                "PostgreSQL refuses all %d records of a batch of %s alike (%s): they wait",
                refusals.size(), topic(first), sqlState);
        List<ReceivedRecord<T>> records = refusals.stream().map(Refusal::record).toList();
        List<Refusal<T>> again = new ArrayList<>();
        long acceptedBefore = history.accepted(topic(first));
        return untilAnswered(List.of(first))
                .onFailure(whileNoneIsAccepted(topic(first), acceptedBefore))
                .retry()
                .withBackOff(FailureClassifier.LONGEST_BACK_OFF, FailureClassifier.LONGEST_BACK_OFF)
                .indefinitely()
                .onFailure()
                .recoverWithUni(failure -> {
                    if (isRepeated && history.accepted(topic(first)) == acceptedBefore) {
                        return Uni.createFrom().failure(new RefusedWritesException(sqlState));
                    }
                    again.add(new Refusal<>(first, failure));
                    return Uni.createFrom().voidItem();
                })
                .chain(() -> attempt(records.subList(1, records.size()), again))
                .chain(() -> bury(again));
    }

    private Predicate<Throwable> whileNoneIsAccepted(String topic, long acceptedBefore) {
        long end = System.nanoTime() + (isRepeated ? LONGEST_REPEATED_WAIT : LONGEST_WAIT).toNanos();
        return _ -> history.accepted(topic) == acceptedBefore && System.nanoTime() - end < 0;
    }

    private Uni<Void> bury(List<Refusal<T>> refusals) {
        Uni<Void> buried = Uni.createFrom().voidItem();
        for (Refusal<T> refusal : refusals) {
            buried = buried.chain(() -> bury(refusal));
        }
        return buried;
    }

    private Uni<Void> bury(Refusal<T> refusal) {
        ConsumerRecord<byte[], byte[]> source = refusal.record().source();
        return switch (FailureClassifier.root(refusal.failure())) {
            case InvalidRecordException invalid ->
                bury.apply(List.of(new RejectedRecord(source, invalid.reason(), invalid.detail())));
            case BatchTooLargeException _ ->
                bury.apply(List.of(new RejectedRecord(source, DeadLetterReason.TOO_LARGE, null)));
            default -> {
                LOG.errorf("Record cannot be processed: %s", refusal.what());
                yield buryFailed.apply(
                        List.of(new RejectedRecord(source, DeadLetterReason.PROCESSING_FAILED, refusal.what())));
            }
        };
    }
}
