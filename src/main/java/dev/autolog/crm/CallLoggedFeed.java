package dev.autolog.crm;

import dev.autolog.kafka.BatchProcessor;
import dev.autolog.kafka.ReceivedRecord;
import dev.autolog.kafka.RecordFeed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Queues what was logged for the CRMs of the accounts that are connected to one. */
@ApplicationScoped
class CallLoggedFeed implements RecordFeed {
    private static final String CHANNEL = "crm-call-logged";

    private final BatchProcessor batchProcessor;
    private final LogInlet inlet;
    private final Clock clock;

    CallLoggedFeed(BatchProcessor batchProcessor, LogInlet inlet, Clock clock) {
        this.batchProcessor = batchProcessor;
        this.inlet = inlet;
        this.clock = clock;
    }

    @Incoming(CHANNEL)
    Uni<Void> take(ConsumerRecords<byte[], byte[]> records) {
        return take(records, false);
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Uni<Void> restored() {
        return inlet.restored();
    }

    @Override
    public Uni<Void> takeAgain(ConsumerRecords<byte[], byte[]> records) {
        return take(records, true);
    }

    private Uni<Void> take(ConsumerRecords<byte[], byte[]> records, boolean isAgain) {
        return batchProcessor.takeOwn(
                records,
                source -> WantedLogReader.read(RecordTopic.CALL_LOGGED, source),
                batch -> inlet.queue(batch.stream().map(ReceivedRecord::value).toList(), isAgain, clock.instant()));
    }
}
