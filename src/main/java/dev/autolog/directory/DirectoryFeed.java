package dev.autolog.directory;

import dev.autolog.kafka.BatchProcessor;
import dev.autolog.kafka.InvalidRecordException;
import dev.autolog.kafka.ReceivedRecord;
import dev.autolog.kafka.RecordFeed;
import dev.autolog.kafka.RecordReader;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.persistence.SchemaMigrator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the directory up to date with {@code crm-contacts}, one transaction for a batch. */
@ApplicationScoped
class DirectoryFeed implements RecordFeed {
    private static final String CHANNEL = "crm-contacts";

    private final BatchProcessor batchProcessor;
    private final SchemaMigrator schemaMigrator;
    private final AccountSessions sessions;
    private final ContactWriter writer;
    private final Clock clock;

    DirectoryFeed(
            BatchProcessor batchProcessor,
            SchemaMigrator schemaMigrator,
            AccountSessions sessions,
            ContactWriter writer,
            Clock clock) {
        this.batchProcessor = batchProcessor;
        this.schemaMigrator = schemaMigrator;
        this.sessions = sessions;
        this.writer = writer;
        this.clock = clock;
    }

    @Incoming(CHANNEL)
    Uni<Void> take(ConsumerRecords<byte[], byte[]> records) {
        return schemaMigrator.whenCurrent().chain(() -> batchProcessor.take(records, reader(), this::store));
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Uni<Void> takeAgain(ConsumerRecords<byte[], byte[]> records) {
        return batchProcessor.takeAgain(records, reader(), this::store);
    }

    private RecordReader<ContactRecord> reader() {
        return new RecordReader<>() {
            @Override
            public ContactRecord read(ConsumerRecord<byte[], byte[]> source) {
                return ContactRecord.of(source, clock.instant());
            }

            @Override
            public Optional<ContactRecord> ofRefused(
                    ConsumerRecord<byte[], byte[]> source, InvalidRecordException fault) {
                return ContactRecord.ofRefused(source, fault);
            }
        };
    }

    private Uni<Void> store(List<ReceivedRecord<ContactRecord>> batch) {
        ContactChanges changes =
                ContactChanges.of(batch.stream().map(ReceivedRecord::value).toList());
        Set<String> accountIds =
                batch.stream().map(record -> record.value().key().accountId()).collect(Collectors.toSet());
        return sessions.write(
                accountIds, session -> writer.write(session, changes).replaceWithVoid());
    }
}
