package dev.autolog.deferral;

import dev.autolog.kafka.BatchProcessor;
import dev.autolog.kafka.ReceivedRecord;
import dev.autolog.kafka.RecordReader;
import dev.autolog.persistence.BatchTooLargeException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Processes batches so that no account delays the others. The records of an account are deferred if the account exceeds its share
 * of a batch, or if they alone are too large for one transaction. Until they are processed, all later records of the account on
 * the channel are deferred too, which preserves their order.
 */
@ApplicationScoped
public class FairIntake {
    private final BatchProcessor batchProcessor;
    private final DeferredRecordRepository deferredRecordRepository;
    private final DeferralMetrics metrics;

    FairIntake(
            BatchProcessor batchProcessor, DeferredRecordRepository deferredRecordRepository, DeferralMetrics metrics) {
        this.batchProcessor = batchProcessor;
        this.deferredRecordRepository = deferredRecordRepository;
        this.metrics = metrics;
    }

    /**
     * Processes a batch; see {@link BatchProcessor#take}.
     *
     * @param channel the channel of the feed
     * @param accountOf the account of a record
     * @return completes when every record has its outcome or is deferred; never fails
     */
    public <T> Uni<Void> take(
            String channel,
            ConsumerRecords<byte[], byte[]> records,
            RecordReader<T> reader,
            Function<T, String> accountOf,
            Function<List<ReceivedRecord<T>>, Uni<Void>> process) {
        return batchProcessor.<T>take(
                records,
                reader,
                batch -> new FairBatch<>(channel, batch, record -> accountOf.apply(record.value()), process).take());
    }

    /** One batch and the function that processes it. */
    private final class FairBatch<T> {
        private final String channel;
        private final List<ReceivedRecord<T>> batch;
        private final Function<ReceivedRecord<T>, String> accountOf;
        private final Function<List<ReceivedRecord<T>>, Uni<Void>> process;

        FairBatch(
                String channel,
                List<ReceivedRecord<T>> batch,
                Function<ReceivedRecord<T>, String> accountOf,
                Function<List<ReceivedRecord<T>>, Uni<Void>> process) {
            this.channel = channel;
            this.batch = batch;
            this.accountOf = accountOf;
            this.process = process;
        }

        Uni<Void> take() {
            return deferredRecordRepository
                    .accounts(channel, weights().keySet())
                    .chain(waiting -> {
                        Map<String, Long> others = weights();
                        others.keySet().removeAll(waiting);
                        Set<String> deferred = new HashSet<>(waiting);
                        deferred.addAll(FairShare.exceeded(others));
                        if (deferred.isEmpty()) {
                            return process(batch);
                        }
                        return defer(those(record -> deferred.contains(accountOf.apply(record))))
                                .chain(() -> process(those(record -> !deferred.contains(accountOf.apply(record)))));
                    });
        }

        private List<ReceivedRecord<T>> those(Predicate<ReceivedRecord<T>> condition) {
            return batch.stream().filter(condition).toList();
        }

        private Map<String, Long> weights() {
            Map<String, Long> weights = new HashMap<>();
            batch.forEach(record -> weights.merge(
                    accountOf.apply(record), FairShare.weight(record.source().serializedValueSize()), Long::sum));
            return weights;
        }

        private Uni<Void> defer(List<ReceivedRecord<T>> records) {
            return deferredRecordRepository
                    .add(channel, records, accountOf)
                    .invoke(() -> metrics.deferred(channel, records.size()));
        }

        private Uni<Void> process(List<ReceivedRecord<T>> records) {
            return records.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : process.apply(records)
                            .onFailure(BatchTooLargeException.class)
                            .recoverWithUni(() -> eachAccount(records));
        }

        /** Processes one account after the other, and defers those that are too large for one transaction. */
        private Uni<Void> eachAccount(List<ReceivedRecord<T>> records) {
            return next(records.stream()
                    .collect(Collectors.groupingBy(accountOf))
                    .values()
                    .iterator());
        }

        private Uni<Void> next(Iterator<List<ReceivedRecord<T>>> accounts) {
            if (!accounts.hasNext()) {
                return Uni.createFrom().voidItem();
            }
            List<ReceivedRecord<T>> account = accounts.next();
            return process.apply(account)
                    .onFailure(BatchTooLargeException.class)
                    .recoverWithUni(() -> defer(account))
                    .chain(() -> next(accounts));
        }
    }
}
