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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Finds the new messages of a batch and assigns them to threads. */
@ApplicationScoped
public class ThreadAssigner {
    /** A separator between two numbers in one field. */
    private static final Pattern SEVERAL_NUMBERS = Pattern.compile("[,;/|&\\n]");

    private final MessageRepository stored;
    private final NumberReader numbers;

    ThreadAssigner(MessageRepository stored, NumberReader numbers) {
        this.stored = stored;
        this.numbers = numbers;
    }

    /** The key for reading the settings of a message's agent. */
    public static LegKey ownerOf(Message message) {
        return new LegKey(message.key().accountId(), "", message.owner());
    }

    /**
     * Assigns messages to threads. Must be called on an event loop.
     *
     * @param batchSettings the settings of all accounts of the messages
     * @return the newest statement of each new or corrected message; repeats are omitted
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
            return withCopies(session, news, known)
                    // Reading numbers is by far the most expensive step of the service, so it runs off the event loop.
                    .chain(all ->
                            VertxContexts.onWorker(VertxContexts.current(), () -> assigned(news, all, batchSettings)));
        });
    }

    private static boolean isNews(Message message, @Nullable StoredMessage known) {
        return known == null || (message.sequence() > known.sequence() && !known.isErased());
    }

    /** The stored messages, with the copies of group messages that are corrected. */
    private Uni<Map<MessageKey, StoredMessage>> withCopies(
            Mutiny.StatelessSession session, List<Message> news, Map<MessageKey, StoredMessage> known) {
        Set<MessageKey> copies = news.stream()
                .flatMap(message ->
                        IntStream.range(1, storedParties(message, known)).mapToObj(message::storedKey))
                .collect(Collectors.toSet());
        return copies.isEmpty()
                ? Uni.createFrom().item(known)
                : stored.findKnown(session, copies).map(found -> {
                    Map<MessageKey, StoredMessage> all = new HashMap<>(known);
                    all.putAll(found);
                    return all;
                });
    }

    private static int storedParties(Message message, Map<MessageKey, StoredMessage> known) {
        StoredMessage before = known.get(message.key());
        return before == null ? 0 : before.parties();
    }

    private List<ThreadAssignment> assigned(
            List<Message> news, Map<MessageKey, StoredMessage> known, BatchSettings batchSettings) {
        return news.stream()
                .flatMap(message -> assigned(message, known, batchSettings))
                .toList();
    }

    /** The assignments of a message for each party on the other side, and the removals of copies for former parties. */
    private Stream<ThreadAssignment> assigned(
            Message message, Map<MessageKey, StoredMessage> known, BatchSettings batchSettings) {
        List<Message> copies = copies(message, batchSettings.accountOf(ownerOf(message)));
        Set<MessageKey> keys = copies.stream().map(Message::storedKey).collect(Collectors.toSet());
        Stream<ThreadAssignment> removed = IntStream.range(1, storedParties(message, known))
                .filter(party -> !keys.contains(message.storedKey(party)))
                .mapToObj(party -> Optional.ofNullable(known.get(message.storedKey(party)))
                        .map(copy -> ThreadAssignment.removed(message.forParty(party), copy.thread())))
                .flatMap(Optional::stream);
        return Stream.concat(
                copies.stream().map(copy -> assigned(copy, known.get(copy.storedKey()), batchSettings)), removed);
    }

    /** The copies of a message, one for each number on the other side. */
    private List<Message> copies(Message said, AccountSettings accountSettings) {
        Message message = spread(said, accountSettings);
        if (!message.isOfGroup()) {
            return List.of(message);
        }
        Set<String> numbers = new HashSet<>();
        Stream.of(message.otherParty().number(), message.ours().number(), agentNumber(message))
                .flatMap(Stream::ofNullable)
                .forEach(number -> numbers.add(sameForm(number, accountSettings)));
        List<Message> copies = new ArrayList<>(List.of(message));
        for (int party = 1; party < message.parties(); party++) {
            Message copy = message.forParty(party);
            String number = copy.otherParty().number();
            if (number != null && numbers.add(sameForm(number, accountSettings))) {
                copies.add(copy);
            }
        }
        return copies;
    }

    /** Converts a message with several numbers in one field to a group message. */
    private Message spread(Message message, AccountSettings accountSettings) {
        String written = message.otherParty().number();
        return written != null
                        && !message.isOfGroup()
                        && SEVERAL_NUMBERS.matcher(written).find()
                        && numbers.read(accountSettings.received(written), accountSettings.defaultRegion())
                                instanceof Dialable(var found)
                        && found.size() > 1
                ? message.spreadOver(found.stream()
                        .map(one -> one.number().e164())
                        .distinct()
                        .toList())
                : message;
    }

    private static @Nullable String agentNumber(Message message) {
        return message.agent() == null ? null : message.agent().number();
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
        String number = message.inbox() == null || message.isOfGroup() ? sameForm(written, accountSettings) : written;
        return MessageThread.keyOf(message, number, accountSettings.timeZone());
    }

    /** The number in E.164 if the text holds exactly one, else the text itself. */
    private String sameForm(String written, AccountSettings accountSettings) {
        return numbers.read(accountSettings.received(written), accountSettings.defaultRegion())
                                instanceof Dialable(var found)
                        && found.size() == 1
                        && found.getFirst().extension() == null
                ? found.getFirst().number().e164()
                : written.strip();
    }

    /**
     * Writes messages to their threads. The legs of the threads, new and old, must be locked.
     *
     * @return the threads that changed
     */
    public Uni<List<ChangedThread>> write(Mutiny.StatelessSession session, List<ThreadAssignment> threadAssignment) {
        Map<Boolean, List<ThreadAssignment>> byRemoval =
                threadAssignment.stream().collect(Collectors.partitioningBy(ThreadAssignment::isRemoved));
        return stored.write(session, byRemoval.getOrDefault(false, List.of()))
                .chain(written -> stored.remove(session, byRemoval.getOrDefault(true, List.of()))
                        .chain(removed -> changed(session, threadAssignment, written, removed)));
    }

    private Uni<List<ChangedThread>> changed(
            Mutiny.StatelessSession session,
            List<ThreadAssignment> threadAssignment,
            Set<MessageKey> written,
            Set<MessageKey> removed) {
        Map<LegKey, List<Message>> news = new LinkedHashMap<>();
        for (ThreadAssignment one : threadAssignment) {
            MessageKey key = one.message().storedKey();
            if (written.contains(key)) {
                news.computeIfAbsent(one.thread(), _ -> new ArrayList<>()).add(one.message());
            }
            if (one.before() != null && (written.contains(key) || removed.contains(key))) {
                news.putIfAbsent(one.before(), new ArrayList<>());
            }
        }
        return stored.threads(session, news.keySet())
                .map(threads -> news.entrySet().stream()
                        .map(thread ->
                                new ChangedThread(thread.getKey(), threads.get(thread.getKey()), thread.getValue()))
                        .toList());
    }
}
