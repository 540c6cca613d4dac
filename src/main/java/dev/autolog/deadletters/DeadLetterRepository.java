package dev.autolog.deadletters;

import dev.autolog.persistence.RowArrays;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** The table {@code dead_letter}. */
@ApplicationScoped
class DeadLetterRepository {
    private record DeadLetterKey(String accountId, DeadLetterId id) {}

    private record DeadLetterMark(String accountId, DeadLetterId id, DeadLetterStatus status, Instant at, String by) {}

    private static final RowArrays<DeadLetterKey> KEYS = new RowArrays<DeadLetterKey>()
            .column("account_id", "text", DeadLetterKey::accountId)
            .column("topic", "text", deadLetterKey -> deadLetterKey.id().topic())
            .column("partition", "integer", deadLetterKey -> deadLetterKey.id().partition())
            .column("place", "bigint", deadLetterKey -> deadLetterKey.id().offset());
    private static final RowArrays<DeadLetterMark> DONE = new RowArrays<DeadLetterMark>()
            .column("account_id", "text", DeadLetterMark::accountId)
            .column("topic", "text", deadLetterMark -> deadLetterMark.id().topic())
            .column(
                    "partition",
                    "integer",
                    deadLetterMark -> deadLetterMark.id().partition())
            .column("place", "bigint", deadLetterMark -> deadLetterMark.id().offset())
            .column("status", "text", DeadLetterMark::status)
            .column("done_at", "timestamptz", DeadLetterMark::at)
            .column("done_by", "text", DeadLetterMark::by);

    // A dead letter that is read again stays as it is; one with another time replaces it, as after the topic was
    // recreated.
    private static final String PUT = DeadLetterRows.LETTERS.insertInto("dead_letter")
            + "on conflict (account_id, topic, partition, place) do update set status = 'WAITING', done_at = null,"
            + " done_by = null, " + DeadLetterRows.LETTERS.assignments("excluded", DeadLetterRows.KEYS)
            + " where dead_letter.at <> excluded.at";
    private static final String FIND = "select t.* from " + KEYS.as("k") + " cross join lateral (select "
            + DeadLetterRows.COLUMNS + " from dead_letter t where t.account_id = k.account_id and t.topic = k.topic"
            + " and t.partition = k.partition and t.place = k.place limit 1) t";
    private static final String END = "update dead_letter t set " + DONE.assignments("k", DeadLetterRows.KEYS)
            + " from "
            + DONE.as("k") + " where t.account_id = k.account_id and t.topic = k.topic and t.partition = k.partition"
            + " and t.place = k.place and t.status = 'WAITING'";

    private static final String REMOVE = "delete from dead_letter t using " + KEYS.as("k")
            + " where t.account_id = k.account_id and t.topic = k.topic and t.partition = k.partition and t.place = k.place";

    /** Lists dead letters; listed ones keep their status. */
    Uni<Void> put(Mutiny.StatelessSession session, List<DeadLetter> deadLetters) {
        return DeadLetterRows.LETTERS
                .bind(session.createNativeQuery(PUT), deadLetters)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The account's dead letters with these ids; unknown ids are omitted. */
    Uni<List<ListedDeadLetter>> find(Mutiny.StatelessSession session, String accountId, Collection<DeadLetterId> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<DeadLetterKey> deadLetterKeys =
                ids.stream().map(id -> new DeadLetterKey(accountId, id)).toList();
        return KEYS.bind(session.createNativeQuery(FIND, Object[].class), deadLetterKeys)
                .getResultList()
                .map(rows -> rows.stream().map(DeadLetterRows::deadLetter).toList());
    }

    /** Stores the new status of waiting dead letters. */
    Uni<Void> end(
            Mutiny.StatelessSession session,
            Collection<DeadLetter> deadLetters,
            DeadLetterStatus status,
            String by,
            Instant now) {
        if (deadLetters.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<DeadLetterMark> deadLetterMark = deadLetters.stream()
                .map(deadLetter -> new DeadLetterMark(deadLetter.accountId(), deadLetter.id(), status, now, by))
                .toList();
        return DONE.bind(session.createNativeQuery(END), deadLetterMark)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Deletes expired dead letters from the list. */
    Uni<Void> remove(Mutiny.StatelessSession session, Collection<DeadLetter> deadLetters) {
        if (deadLetters.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<DeadLetterKey> deadLetterKeys = deadLetters.stream()
                .map(deadLetter -> new DeadLetterKey(deadLetter.accountId(), deadLetter.id()))
                .toList();
        return KEYS.bind(session.createNativeQuery(REMOVE), deadLetterKeys)
                .executeUpdate()
                .replaceWithVoid();
    }
}
