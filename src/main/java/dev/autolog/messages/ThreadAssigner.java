package dev.autolog.messages;

import dev.autolog.domain.LegKey;
import dev.autolog.domain.Message;
import dev.autolog.domain.MessageKey;
import dev.autolog.domain.MessageThread;
import dev.autolog.domain.NumberReading.Dialable;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.phone.NumberReader;
import dev.autolog.settings.AccountSettings;
import dev.autolog.settings.BatchSettings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Tells for a batch of messages what is new, and which threads it belongs to. */
@ApplicationScoped
public class ThreadAssigner {
    private final MessageRepository stored;
    private final NumberReader numbers;

    ThreadAssigner(MessageRepository stored, NumberReader numbers) {
        this.stored = stored;
        this.numbers = numbers;
    }

    /** Whose settings hold for a message, as those of a leg are asked for. */
    public static LegKey ownerOf(Message message) {
        return new LegKey(message.key().accountId(), "", message.owner());
    }

    /**
     * Places messages; has to be called on an event loop.
     *
     * @param batchSettings of the accounts of all of them
     * @return of each message that has news its newest statement; repeats are left out
     */
    public Uni<List<ThreadAssignment>> assign(
            Mutiny.StatelessSession session, List<Message> said, BatchSettings batchSettings) {
        Map<MessageKey, Message> newest = new LinkedHashMap<>();
        said.forEach(message ->
                newest.merge(message.key(), message, (one, other) -> other.sequence() > one.sequence() ? other : one));
        return stored.findKnown(session, newest.keySet()).chain(known -> {
            List<Message> news = newest.values().stream()
                    .filter(message -> isNews(message, known.get(message.key())))
                    .toList();
            // Reading numbers is the service's largest cost by far: not on the event loop.
            return VertxContexts.onWorker(VertxContexts.current(), () -> assigned(news, known, batchSettings));
        });
    }

    private static boolean isNews(Message message, @Nullable StoredMessage known) {
        return known == null || message.sequence() > known.sequence();
    }

    private List<ThreadAssignment> assigned(
            List<Message> news, Map<MessageKey, StoredMessage> known, BatchSettings batchSettings) {
        return news.stream()
                .map(message -> assigned(message, known.get(message.key()), batchSettings))
                .toList();
    }

    private ThreadAssignment assigned(Message message, @Nullable StoredMessage known, BatchSettings batchSettings) {
        if (known != null && known.belongsWith(message)) {
            return new ThreadAssignment(message, known.thread(), known.thread());
        }
        LegKey thread = threadOf(message, batchSettings.accountOf(ownerOf(message)));
        if (known == null) {
            return new ThreadAssignment(message, thread, null);
        }
        boolean isSameThread = MessageThread.firstPart(known.thread()).equals(thread);
        return new ThreadAssignment(message, isSameThread ? known.thread() : thread, known.thread());
    }

    private LegKey threadOf(Message message, AccountSettings accountSettings) {
        String written = Objects.requireNonNullElse(message.otherParty().number(), "");
        String number = message.inbox() == null ? sameForm(written, accountSettings) : written;
        return MessageThread.keyOf(message, number, accountSettings.timeZone());
    }

    /** The one number that is meant, or else the text itself. */
    private String sameForm(String written, AccountSettings accountSettings) {
        return numbers.read(accountSettings.received(written), accountSettings.defaultRegion())
                                instanceof Dialable(var found)
                        && found.size() == 1
                        && found.getFirst().extension() == null
                ? found.getFirst().number().e164()
                : written.strip();
    }

    /**
     * Writes messages where they belong; the threads' legs, new and old, are locked.
     *
     * @return the threads that changed by it
     */
    public Uni<List<ChangedThread>> write(Mutiny.StatelessSession session, List<ThreadAssignment> threadAssignment) {
        return stored.write(session, threadAssignment).chain(written -> {
            Map<LegKey, List<Message>> news = new LinkedHashMap<>();
            for (ThreadAssignment one : threadAssignment) {
                if (written.contains(one.message().key())) {
                    news.computeIfAbsent(one.thread(), _ -> new ArrayList<>()).add(one.message());
                    if (one.before() != null) {
                        news.putIfAbsent(one.before(), new ArrayList<>());
                    }
                }
            }
            return stored.threads(session, news.keySet())
                    .map(threads -> news.entrySet().stream()
                            .map(thread ->
                                    new ChangedThread(thread.getKey(), threads.get(thread.getKey()), thread.getValue()))
                            .toList());
        });
    }
}
