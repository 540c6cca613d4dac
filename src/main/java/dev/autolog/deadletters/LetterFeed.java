package dev.autolog.deadletters;

import dev.autolog.records.Contexts;
import dev.autolog.records.Failures;
import dev.autolog.records.Feed;
import dev.autolog.sql.Schema;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Lists what stands on the dead-letter topics. Whatever that is, the next is listed too: these records have failed once
 * already, and there is no other topic to put them on.
 */
@ApplicationScoped
class LetterFeed implements Feed {
    private static final String CHANNEL = "dead-letters";

    private static final Logger LOG = Logger.getLogger(LetterFeed.class);

    private final Vertx vertx;
    private final Schema schema;
    private final Mutiny.SessionFactory sessions;
    private final LetterIndex index;

    LetterFeed(Vertx vertx, Schema schema, Mutiny.SessionFactory sessions, LetterIndex index) {
        this.vertx = vertx;
        this.schema = schema;
        this.sessions = sessions;
        this.index = index;
    }

    @Incoming(CHANNEL)
    Uni<Void> take(ConsumerRecords<byte[], byte[]> records) {
        return schema.whenCurrent().chain(() -> takeAgain(records));
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Uni<Void> takeAgain(ConsumerRecords<byte[], byte[]> records) {
        Context context = Contexts.newSafeContext(vertx);
        // Values of megabytes are looked through, which is nothing for an event loop.
        return Contexts.onWorker(context, () -> letters(records))
                .chain(letters -> untilListed(context, letters))
                .runSubscriptionOn(MutinyHelper.executor(context));
    }

    private static List<Letter> letters(ConsumerRecords<byte[], byte[]> records) {
        List<Letter> letters = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            letters.add(Letter.of(record));
        }
        return letters;
    }

    private Uni<Void> untilListed(Context context, List<Letter> letters) {
        return Uni.createFrom()
                .deferred(() -> sessions.withStatelessTransaction((session, _) -> index.put(session, letters)))
                .runSubscriptionOn(MutinyHelper.executor(context))
                .onFailure(Failures::isPassing)
                .invoke(failure -> LOG.warnf("Dead letters have to wait: %s", Failures.describe(failure)))
                .onFailure(Failures::isPassing)
                .retry()
                .withBackOff(Failures.FIRST_BACK_OFF, Failures.LONGEST_BACK_OFF)
                .indefinitely()
                .onFailure()
                .recoverWithUni(refusal -> singleOut(context, letters, refusal));
    }

    private Uni<Void> singleOut(Context context, List<Letter> letters, Throwable refusal) {
        if (letters.size() > 1) {
            int middle = letters.size() / 2;
            return untilListed(context, letters.subList(0, middle))
                    .chain(() -> untilListed(context, letters.subList(middle, letters.size())));
        }
        Letter letter = letters.getFirst();
        Letter bare = letter.bare();
        LOG.errorf(
                "A dead letter cannot be listed as it is: %s: %s", letter.id().text(), Failures.describe(refusal));
        return letter.equals(bare) ? Uni.createFrom().voidItem() : untilListed(context, List.of(bare));
    }
}
