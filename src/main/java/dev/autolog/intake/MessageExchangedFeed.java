package dev.autolog.intake;

import dev.autolog.domain.Message;
import dev.autolog.kafka.BatchProcessor;
import dev.autolog.kafka.RecordFeed;
import dev.autolog.persistence.SchemaMigrator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes {@code message-exchanged} in, batch by batch; a batch is acknowledged when each of its records is in its log. */
@ApplicationScoped
class MessageExchangedFeed implements RecordFeed {
    private static final String CHANNEL = "message-exchanged";

    private final BatchProcessor batchProcessor;
    private final SchemaMigrator schemaMigrator;
    private final MessageIntake messageIntake;
    private final Clock clock;

    MessageExchangedFeed(
            BatchProcessor batchProcessor, SchemaMigrator schemaMigrator, MessageIntake messageIntake, Clock clock) {
        this.batchProcessor = batchProcessor;
        this.schemaMigrator = schemaMigrator;
        this.messageIntake = messageIntake;
        this.clock = clock;
    }

    @Incoming(CHANNEL)
    Uni<Void> take(ConsumerRecords<byte[], byte[]> records) {
        return schemaMigrator
                .whenCurrent()
                .chain(() -> batchProcessor.<Message>take(records, this::read, messageIntake::decide));
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Uni<Void> takeAgain(ConsumerRecords<byte[], byte[]> records) {
        return batchProcessor.<Message>takeAgain(records, this::read, messageIntake::decide);
    }

    private Message read(ConsumerRecord<byte[], byte[]> source) {
        return MessageExchangedReader.of(source, clock.instant());
    }
}
