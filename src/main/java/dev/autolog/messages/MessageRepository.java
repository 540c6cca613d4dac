package dev.autolog.messages;

import dev.autolog.domain.Direction;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.Message;
import dev.autolog.domain.MessageKey;
import dev.autolog.domain.Party;
import dev.autolog.domain.ThreadMessage;
import dev.autolog.domain.ThreadMessages;
import dev.autolog.domain.ThreadText;
import dev.autolog.persistence.RowArrays;
import dev.autolog.persistence.RowValues;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The table {@code message}. */
@ApplicationScoped
public class MessageRepository {
    /** All batches write in this order, so they cannot deadlock. */
    private static final Comparator<ThreadAssignment> KEY_ORDER = Comparator.comparing(
            one -> one.message().storedKey(),
            Comparator.comparing(MessageKey::accountId)
                    .thenComparing(MessageKey::conversationId)
                    .thenComparing(MessageKey::messageId));

    private static final RowArrays<MessageKey> KEYS = new RowArrays<MessageKey>()
            .column("account_id", "text", MessageKey::accountId)
            .column("conversation_id", "text", MessageKey::conversationId)
            .column("message_id", "text", MessageKey::messageId);
    // A lateral join with a limit always uses the index, regardless of the planner's estimate of the table's size.
    private static final String KNOWN = "select k.account_id, k.conversation_id, k.message_id, m.* from "
            + KEYS.as("k") + " cross join lateral (select t.sequence, t.call_id, t.agent_id, t.direction,"
            + " case t.direction when 'INBOUND' then t.from_number else t.to_number end as other_number, t.sent_at, t.parties, t.erased_at is not null from message t"
            + " where t.account_id = k.account_id"
            + " and t.conversation_id in (k.conversation_id, erased_id(k.account_id, k.conversation_id))"
            + " and t.message_id = k.message_id limit 1) m";

    private static final RowArrays<ThreadAssignment> COLUMNS = new RowArrays<ThreadAssignment>()
            .column("account_id", "text", one -> one.message().storedKey().accountId())
            .column("conversation_id", "text", one -> one.message().storedKey().conversationId())
            .column("message_id", "text", one -> one.message().storedKey().messageId())
            .column("sequence", "bigint", one -> one.message().sequence())
            .column("call_id", "text", one -> one.thread().callId())
            .column("agent_id", "text", one -> one.thread().agentId())
            .column("direction", "text", one -> one.message().direction())
            .column("from_number", "text", one -> from(one).number())
            .column("from_name", "text", one -> from(one).name())
            .column("from_extension", "text", one -> from(one).extension())
            .column("to_number", "text", one -> to(one).number())
            .column("to_name", "text", one -> to(one).name())
            .column("to_extension", "text", one -> to(one).extension())
            .column("sent_at", "timestamptz", one -> one.message().sentAt())
            .column("writer", "text", one -> one.message().writer())
            .column("text", "text", one -> one.message().text())
            .column("attachments", "text", MessageRepository::attachments)
            .column("parties", "integer", MessageRepository::parties);
    // An older statement never overwrites a newer one, and a repeated one writes nothing.
    private static final String WRITE = COLUMNS.insertInto("message")
            + "on conflict (account_id, conversation_id, message_id) do update set "
            + COLUMNS.assignments("excluded", 3)
            + " where message.sequence < excluded.sequence and message.erased_at is null"
            + " returning account_id, conversation_id, message_id";

    private static final RowArrays<LegKey> THREADS = new RowArrays<LegKey>()
            .column("account_id", "text", LegKey::accountId)
            .column("call_id", "text", LegKey::callId)
            .column("agent_id", "text", LegKey::agentId);
    private static final String OF_THREAD = " from message t where t.account_id = k.account_id"
            + " and t.call_id = k.call_id and t.agent_id = k.agent_id order by t.sent_at ";
    private static final String MESSAGE = "t.message_id, t.direction, t.from_number, t.from_name, t.from_extension,"
            + " t.to_number, t.to_name, t.to_extension, t.sent_at, t.writer, t.text, t.attachments";
    /** The first message of each thread, and the last ones, which may include the first. */
    private static final String READ = "select k.account_id, k.call_id, k.agent_id, m.* from " + THREADS.as("k")
            + " cross join lateral ((select " + MESSAGE + OF_THREAD + "limit 1) union all (select " + MESSAGE
            + OF_THREAD + "desc limit " + ThreadText.MOST_SHOWN + ")) m";

    private static final String COUNT = "select k.account_id, k.call_id, k.agent_id, c.messages from "
            + THREADS.as("k") + " cross join lateral (select count(*) as messages from message t"
            + " where t.account_id = k.account_id and t.call_id = k.call_id and t.agent_id = k.agent_id) c";

    private static final RowArrays<ThreadAssignment> REMOVED = new RowArrays<ThreadAssignment>()
            .column("account_id", "text", one -> one.message().storedKey().accountId())
            .column("conversation_id", "text", one -> one.message().storedKey().conversationId())
            .column("message_id", "text", one -> one.message().storedKey().messageId())
            .column("sequence", "bigint", one -> one.message().sequence());
    private static final String REMOVE = "delete from message t using " + REMOVED.as("k")
            + " where t.account_id = k.account_id and t.conversation_id = k.conversation_id"
            + " and t.message_id = k.message_id and t.sequence < k.sequence"
            + " returning t.account_id, t.conversation_id, t.message_id";

    private static Party from(ThreadAssignment one) {
        Message message = one.message();
        return message.direction() == Direction.INBOUND ? message.otherParty() : message.from();
    }

    private static Party to(ThreadAssignment one) {
        Message message = one.message();
        return message.direction() == Direction.INBOUND ? message.to() : message.otherParty();
    }

    /** The number of parties, stored with the copy of the other party; null for a message with one party. */
    private static @Nullable Integer parties(ThreadAssignment one) {
        Message message = one.message();
        return message.isOfGroup() && message.party() == 0 ? message.parties() : null;
    }

    private static @Nullable String attachments(ThreadAssignment one) {
        List<String> names = one.message().attachments();
        return names.isEmpty() ? null : String.join("\n", names);
    }

    /** The stored messages with the given keys; unknown keys are omitted. */
    Uni<Map<MessageKey, StoredMessage>> findKnown(Mutiny.StatelessSession session, Collection<MessageKey> keys) {
        return KEYS.bind(session.createNativeQuery(KNOWN, Object[].class), List.copyOf(keys))
                .getResultList()
                .map(rows -> rows.stream()
                        .map(MessageRepository::findKnown)
                        .collect(Collectors.toMap(StoredMessage::key, message -> message)));
    }

    private static StoredMessage findKnown(Object[] row) {
        MessageKey key = key(row);
        return new StoredMessage(
                key,
                ((Number) row[3]).longValue(),
                new LegKey(key.accountId(), (String) row[4], (String) row[5]),
                Direction.valueOf((String) row[6]),
                (String) row[7],
                Objects.requireNonNull(RowValues.time(row[8])),
                row[9] == null ? 1 : ((Number) row[9]).intValue(),
                (Boolean) row[10]);
    }

    private static MessageKey key(Object[] row) {
        return new MessageKey((String) row[0], (String) row[1], (String) row[2]);
    }

    /** Writes messages, each once, and returns those that were new or newer than the stored state. */
    Uni<Set<MessageKey>> write(Mutiny.StatelessSession session, List<ThreadAssignment> threadAssignment) {
        List<ThreadAssignment> ordered =
                threadAssignment.stream().sorted(KEY_ORDER).toList();
        return COLUMNS.bind(session.createNativeQuery(WRITE, Object[].class), ordered)
                .getResultList()
                .map(rows -> rows.stream().map(MessageRepository::key).collect(Collectors.toSet()));
    }

    /** Removes copies of group messages and returns those that were stored with an older statement. */
    Uni<Set<MessageKey>> remove(Mutiny.StatelessSession session, List<ThreadAssignment> removed) {
        if (removed.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return REMOVED.bind(
                        session.createNativeQuery(REMOVE, Object[].class),
                        removed.stream().sorted(KEY_ORDER).toList())
                .getResultList()
                .map(rows -> rows.stream().map(MessageRepository::key).collect(Collectors.toSet()));
    }

    /** The messages of threads; empty threads are omitted. */
    public Uni<Map<LegKey, ThreadMessages>> threads(Mutiny.StatelessSession session, Collection<LegKey> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        List<LegKey> threads = List.copyOf(keys);
        return THREADS.bind(session.createNativeQuery(READ, Object[].class), threads)
                .getResultList()
                .chain(messages -> THREADS.bind(session.createNativeQuery(COUNT, Object[].class), threads)
                        .getResultList()
                        .map(counts -> threads(messages, counts)));
    }

    private static Map<LegKey, ThreadMessages> threads(List<Object[]> messages, List<Object[]> counts) {
        Map<LegKey, List<ThreadMessage>> byThread = new LinkedHashMap<>();
        messages.forEach(row ->
                byThread.computeIfAbsent(thread(row), _ -> new ArrayList<>()).add(message(row)));
        Map<LegKey, ThreadMessages> threads = new HashMap<>();
        for (Object[] row : counts) {
            int count = ((Number) row[3]).intValue();
            List<ThreadMessage> ofThread = byThread.getOrDefault(thread(row), List.of());
            if (!ofThread.isEmpty()) {
                threads.put(thread(row), ThreadMessages.of(count, ofThread));
            }
        }
        return threads;
    }

    private static LegKey thread(Object[] row) {
        return new LegKey((String) row[0], (String) row[1], (String) row[2]);
    }

    private static ThreadMessage message(Object[] row) {
        String attachments = (String) row[14];
        return new ThreadMessage(
                (String) row[3],
                Direction.valueOf((String) row[4]),
                new Party((String) row[5], (String) row[6], (String) row[7]),
                new Party((String) row[8], (String) row[9], (String) row[10]),
                Objects.requireNonNull(RowValues.time(row[11])),
                (String) row[12],
                (String) row[13],
                attachments == null ? List.of() : List.of(attachments.split("\n", -1)));
    }
}
