package dev.autolog.intake;

import dev.autolog.domain.Message;
import dev.autolog.records.Batches;
import dev.autolog.records.Feed;
import dev.autolog.sql.Schema;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes {@code message-exchanged} in, batch by batch; a batch is acknowledged when each of its records is in its log. */
@ApplicationScoped
class MessageExchangedFeed implements Feed {
    private static final String CHANNEL = "message-exchanged";

    private final Batches batches;
    private final Schema schema;
    private final DecideMessages decideMessages;
    private final Clock clock;

    MessageExchangedFeed(Batches batches, Schema schema, DecideMessages decideMessages, Clock clock) {
        this.batches = batches;
        this.schema = schema;
        this.decideMessages = decideMessages;
        this.clock = clock;
    }

    @Incoming(CHANNEL)
    Uni<Void> take(ConsumerRecords<byte[], byte[]> records) {
        return schema.whenCurrent().chain(() -> batches.<Message>take(records, this::read, decideMessages::decide));
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Uni<Void> takeAgain(ConsumerRecords<byte[], byte[]> records) {
        return batches.<Message>takeAgain(records, this::read, decideMessages::decide);
    }

    private Message read(ConsumerRecord<byte[], byte[]> source) {
        return MessageExchangedRecord.of(source, clock.instant());
    }
}
