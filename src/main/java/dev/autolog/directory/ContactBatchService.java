package dev.autolog.directory;

import dev.autolog.directory.ContactBatch.CheckedContact;
import dev.autolog.kafka.InvalidRecordException;
import dev.autolog.kafka.KafkaPublisher;
import dev.autolog.kafka.VertxContexts;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.errors.TimeoutException;

/** Publishes contacts that a program sends on {@code crm-contacts}, as a connector does. */
@ApplicationScoped
public class ContactBatchService {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaPublisher kafkaPublisher;
    private final Clock clock;

    ContactBatchService(KafkaPublisher kafkaPublisher, Clock clock) {
        this.kafkaPublisher = kafkaPublisher;
        this.clock = clock;
    }

    /**
     * Publishes the valid contacts of a batch in its order, and waits until Kafka has acknowledged them. Must be subscribed to on
     * an event loop.
     *
     * @param accountId the account of the contacts
     * @param body a JSON array, or a contact on each line
     * @return a result for each contact, in order. Fails with {@link InvalidRecordException} if the batch as a whole cannot be
     *     read, {@code TOO_LARGE} if it has too many contacts; with {@link TimeoutException} if Kafka does not acknowledge in
     *     time, and some contacts may have been published then
     */
    public Uni<List<ContactResult>> publish(String accountId, byte[] body, boolean isLines) {
        Context context = VertxContexts.current();
        return VertxContexts.onWorker(
                        context, () -> ContactBatch.of(body, isLines).checked(accountId, clock.instant()))
                .chain(checked -> publish(checked)
                        .replaceWith(() ->
                                checked.stream().map(CheckedContact::result).toList()))
                .emitOn(MutinyHelper.executor(context));
    }

    private Uni<Void> publish(List<CheckedContact> checked) {
        return kafkaPublisher
                .publish(checked.stream()
                        .map(CheckedContact::record)
                        .filter(Objects::nonNull)
                        .toList())
                .ifNoItem()
                .after(PATIENCE)
                .failWith(() -> new TimeoutException("contacts were not acknowledged in time"));
    }
}
