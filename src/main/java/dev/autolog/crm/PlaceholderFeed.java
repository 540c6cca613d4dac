package dev.autolog.crm;

import dev.autolog.kafka.BatchProcessor;
import dev.autolog.kafka.ReceivedRecord;
import dev.autolog.kafka.RecordFeed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Queues placeholders for the CRMs of the accounts that are connected to one. */
@ApplicationScoped
class PlaceholderFeed implements RecordFeed {
    private static final String CHANNEL = "crm-placeholder-contacts";

    private final BatchProcessor batchProcessor;
    private final PlaceholderQueue queue;
    private final Clock clock;

    PlaceholderFeed(BatchProcessor batchProcessor, PlaceholderQueue queue, Clock clock) {
        this.batchProcessor = batchProcessor;
        this.queue = queue;
        this.clock = clock;
    }

    @Incoming(CHANNEL)
    Uni<Void> take(ConsumerRecords<byte[], byte[]> records) {
        return takeAgain(records);
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Uni<Void> takeAgain(ConsumerRecords<byte[], byte[]> records) {
        return batchProcessor.takeOwn(
                records,
                WantedPlaceholder::read,
                batch -> queue.put(batch.stream().map(ReceivedRecord::value).toList(), clock.instant()));
    }
}
