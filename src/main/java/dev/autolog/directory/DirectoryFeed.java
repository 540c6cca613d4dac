package dev.autolog.directory;

import dev.autolog.records.Batches;
import dev.autolog.records.Feed;
import dev.autolog.records.Received;
import dev.autolog.sql.Schema;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps the directory up to date with {@code crm-contacts}, one transaction for a batch. */
@ApplicationScoped
class DirectoryFeed implements Feed {
    private static final String CHANNEL = "crm-contacts";

    private final Batches batches;
    private final Schema schema;
    private final Mutiny.SessionFactory sessions;
    private final ContactWriter writer;
    private final Clock clock;

    DirectoryFeed(Batches batches, Schema schema, Mutiny.SessionFactory sessions, ContactWriter writer, Clock clock) {
        this.batches = batches;
        this.schema = schema;
        this.sessions = sessions;
        this.writer = writer;
        this.clock = clock;
    }

    @Incoming(CHANNEL)
    Uni<Void> take(ConsumerRecords<byte[], byte[]> records) {
        return schema.whenCurrent().chain(() -> batches.take(records, this::read, this::store));
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Uni<Void> takeAgain(ConsumerRecords<byte[], byte[]> records) {
        return batches.takeAgain(records, this::read, this::store);
    }

    private ContactRecord read(ConsumerRecord<byte[], byte[]> source) {
        return ContactRecord.of(source, clock.instant());
    }

    private Uni<Void> store(List<Received<ContactRecord>> batch) {
        ContactChanges changes =
                ContactChanges.of(batch.stream().map(Received::value).toList());
        return sessions.withStatelessTransaction(
                (session, _) -> writer.write(session, changes).replaceWithVoid());
    }
}
