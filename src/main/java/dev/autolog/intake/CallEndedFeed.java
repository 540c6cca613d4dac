package dev.autolog.intake;

import dev.autolog.domain.CallEnded;
import dev.autolog.records.Batches;
import dev.autolog.records.Feed;
import dev.autolog.sql.Schema;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes {@code call-ended} in, batch by batch; a batch is acknowledged when each of its records has its outcome. */
@ApplicationScoped
class CallEndedFeed implements Feed {
    private static final String CHANNEL = "call-ended";

    private final Batches batches;
    private final Schema schema;
    private final DecideCalls decideCalls;
    private final Clock clock;

    CallEndedFeed(Batches batches, Schema schema, DecideCalls decideCalls, Clock clock) {
        this.batches = batches;
        this.schema = schema;
        this.decideCalls = decideCalls;
        this.clock = clock;
    }

    @Incoming(CHANNEL)
    Uni<Void> take(ConsumerRecords<byte[], byte[]> records) {
        return schema.whenCurrent().chain(() -> batches.<CallEnded>take(records, this::read, decideCalls::decide));
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Uni<Void> takeAgain(ConsumerRecords<byte[], byte[]> records) {
        return batches.<CallEnded>takeAgain(records, this::read, decideCalls::decide);
    }

    private CallEnded read(ConsumerRecord<byte[], byte[]> source) {
        return CallEndedRecord.of(source, clock.instant());
    }
}
