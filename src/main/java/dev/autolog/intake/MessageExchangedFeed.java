package dev.autolog.intake;

import dev.autolog.deferral.DeferrableFeed;
import dev.autolog.deferral.DeferredRecords;
import dev.autolog.deferral.FairIntake;
import dev.autolog.domain.Message;
import dev.autolog.kafka.BatchProcessor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes {@code message-exchanged} in batches. A batch is acknowledged when each of its records has its outcome. */
@ApplicationScoped
class MessageExchangedFeed implements DeferrableFeed {
    private static final String CHANNEL = "message-exchanged";

    private final FairIntake fairIntake;
    private final BatchProcessor batchProcessor;
    private final MessageIntake messageIntake;
    private final Clock clock;

    MessageExchangedFeed(
            FairIntake fairIntake, BatchProcessor batchProcessor, MessageIntake messageIntake, Clock clock) {
        this.fairIntake = fairIntake;
        this.batchProcessor = batchProcessor;
        this.messageIntake = messageIntake;
        this.clock = clock;
    }

    @Incoming(CHANNEL)
    Uni<Void> take(ConsumerRecords<byte[], byte[]> records) {
        return fairIntake.take(
                CHANNEL, records, this::read, message -> message.key().accountId(), messageIntake::decide);
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Uni<Void> takeAgain(ConsumerRecords<byte[], byte[]> records) {
        return batchProcessor.<Message>takeAgain(records, this::read, messageIntake::decide);
    }

    @Override
    public Uni<Void> takeDeferred(DeferredRecords deferred) {
        return batchProcessor.<Message>takeDeferred(
                deferred.records(), deferred.dead(), this::read, messageIntake::decide);
    }

    private Message read(ConsumerRecord<byte[], byte[]> source) {
        return MessageExchangedReader.of(source, clock.instant());
    }
}
