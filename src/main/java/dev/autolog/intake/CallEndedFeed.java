package dev.autolog.intake;

import dev.autolog.deferral.DeferrableFeed;
import dev.autolog.deferral.DeferredRecords;
import dev.autolog.deferral.FairIntake;
import dev.autolog.kafka.BatchProcessor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes {@code call-ended} in batches. A batch is acknowledged when each of its records has its outcome. */
@ApplicationScoped
class CallEndedFeed implements DeferrableFeed {
    private static final String CHANNEL = "call-ended";

    private final FairIntake fairIntake;
    private final BatchProcessor batchProcessor;
    private final CallIntake callIntake;
    private final Clock clock;

    CallEndedFeed(FairIntake fairIntake, BatchProcessor batchProcessor, CallIntake callIntake, Clock clock) {
        this.fairIntake = fairIntake;
        this.batchProcessor = batchProcessor;
        this.callIntake = callIntake;
        this.clock = clock;
    }

    @Incoming(CHANNEL)
    Uni<Void> take(ConsumerRecords<byte[], byte[]> records) {
        return fairIntake.take(CHANNEL, records, this::read, call -> call.key().accountId(), callIntake::decide);
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Uni<Void> takeAgain(ConsumerRecords<byte[], byte[]> records) {
        return batchProcessor.<CallEnded>takeAgain(records, this::read, callIntake::decide);
    }

    @Override
    public Uni<Void> takeDeferred(DeferredRecords deferred) {
        return batchProcessor.<CallEnded>takeDeferred(
                deferred.records(), deferred.dead(), this::read, callIntake::decide);
    }

    private CallEnded read(ConsumerRecord<byte[], byte[]> source) {
        return CallEndedReader.of(source, clock.instant());
    }
}
