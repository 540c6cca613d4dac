package dev.autolog.deadletters;

import dev.autolog.kafka.FailureClassifier;
import dev.autolog.kafka.RecordFeed;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.persistence.AccountSessions;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Lists the records of the dead-letter topics. A malformed record does not block the next: these records have already failed
 * once, and have no further dead-letter topic.
 */
@ApplicationScoped
class DeadLetterFeed implements RecordFeed {
    private static final String CHANNEL = "dead-letters";

    private static final Logger LOG = Logger.getLogger(DeadLetterFeed.class);

    private final Vertx vertx;
    private final AccountSessions sessions;
    private final DeadLetterRepository index;

    DeadLetterFeed(Vertx vertx, AccountSessions sessions, DeadLetterRepository index) {
        this.vertx = vertx;
        this.sessions = sessions;
        this.index = index;
    }

    @Incoming(CHANNEL)
    Uni<Void> take(ConsumerRecords<byte[], byte[]> records) {
        return takeAgain(records);
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Uni<Void> takeAgain(ConsumerRecords<byte[], byte[]> records) {
        Context context = VertxContexts.newSafeContext(vertx);
        // Scanning values of megabytes would block an event loop.
        return VertxContexts.onWorker(context, () -> deadLetters(records))
                .chain(deadLetters -> untilListed(context, deadLetters))
                .runSubscriptionOn(MutinyHelper.executor(context));
    }

    private static List<DeadLetter> deadLetters(ConsumerRecords<byte[], byte[]> records) {
        List<DeadLetter> deadLetters = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            deadLetters.add(DeadLetter.of(record));
        }
        return deadLetters;
    }

    private Uni<Void> untilListed(Context context, List<DeadLetter> deadLetters) {
        Predicate<Throwable> isPassing = failure -> FailureClassifier.isPassing(failure, deadLetters.size() > 1);
        return Uni.createFrom()
                .deferred(() -> sessions.writeAll(session -> index.put(session, deadLetters)))
                .runSubscriptionOn(MutinyHelper.executor(context))
                .onFailure(isPassing)
                .invoke(failure ->
                        LOG.warnf("Retrying the list of dead letters: %s", FailureClassifier.describe(failure)))
                .onFailure(isPassing)
                .retry()
                .withBackOff(FailureClassifier.FIRST_BACK_OFF, FailureClassifier.LONGEST_BACK_OFF)
                .indefinitely()
                .onFailure()
                .recoverWithUni(refusal -> singleOut(context, deadLetters, refusal));
    }

    private Uni<Void> singleOut(Context context, List<DeadLetter> deadLetters, Throwable refusal) {
        if (deadLetters.size() > 1) {
            int middle = deadLetters.size() / 2;
            return untilListed(context, deadLetters.subList(0, middle))
                    .chain(() -> untilListed(context, deadLetters.subList(middle, deadLetters.size())));
        }
        DeadLetter deadLetter = deadLetters.getFirst();
        DeadLetter bare = deadLetter.bare();
        LOG.errorf(
                "Dead letter listed without its text: %s: %s",
                deadLetter.id().text(), FailureClassifier.describe(refusal));
        return deadLetter.equals(bare) ? Uni.createFrom().voidItem() : untilListed(context, List.of(bare));
    }
}
