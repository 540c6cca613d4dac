package dev.autolog.directory;

import dev.autolog.deferral.DeferrableFeed;
import dev.autolog.deferral.DeferredRecords;
import dev.autolog.deferral.FairIntake;
import dev.autolog.kafka.BatchProcessor;
import dev.autolog.kafka.InvalidRecordException;
import dev.autolog.kafka.ReceivedRecord;
import dev.autolog.kafka.RecordReader;
import dev.autolog.persistence.AccountSessions;
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

/** Keeps the directory current from {@code crm-contacts}, in one transaction per batch. */
@ApplicationScoped
class DirectoryFeed implements DeferrableFeed {
    private static final String CHANNEL = "crm-contacts";

    private final FairIntake fairIntake;
    private final BatchProcessor batchProcessor;
    private final AccountSessions sessions;
    private final ContactWriter writer;
    private final Clock clock;

    DirectoryFeed(
            FairIntake fairIntake,
            BatchProcessor batchProcessor,
            AccountSessions sessions,
            ContactWriter writer,
            Clock clock) {
        this.fairIntake = fairIntake;
        this.batchProcessor = batchProcessor;
        this.sessions = sessions;
        this.writer = writer;
        this.clock = clock;
    }

    @Incoming(CHANNEL)
    Uni<Void> take(ConsumerRecords<byte[], byte[]> records) {
        return fairIntake.take(
                CHANNEL, records, reader(), contact -> contact.key().accountId(), this::store);
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Uni<Void> takeAgain(ConsumerRecords<byte[], byte[]> records) {
        return batchProcessor.takeAgain(records, reader(), this::store);
    }

    @Override
    public Uni<Void> takeDeferred(DeferredRecords deferred) {
        return batchProcessor.takeDeferred(deferred.records(), deferred.dead(), reader(), this::store);
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
