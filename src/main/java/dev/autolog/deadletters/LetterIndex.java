package dev.autolog.deadletters;

import dev.autolog.sql.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** The table {@code dead_letter}. */
@ApplicationScoped
class LetterIndex {
    private record Key(String accountId, LetterId id) {}

    private record Done(String accountId, LetterId id, LetterStatus status, Instant at, String by) {}

    private static final Rows<Key> KEYS = new Rows<Key>()
            .column("account_id", "text", Key::accountId)
            .column("topic", "text", key -> key.id().topic())
            .column("partition", "integer", key -> key.id().partition())
            .column("place", "bigint", key -> key.id().offset());
    private static final Rows<Done> DONE = new Rows<Done>()
            .column("account_id", "text", Done::accountId)
            .column("topic", "text", done -> done.id().topic())
            .column("partition", "integer", done -> done.id().partition())
            .column("place", "bigint", done -> done.id().offset())
            .column("status", "text", Done::status)
            .column("done_at", "timestamptz", Done::at)
            .column("done_by", "text", Done::by);

    // Read again, a letter stays as it is; in a topic that was made anew another one stands in its place.
    private static final String PUT = LetterRows.LETTERS.insertInto("dead_letter")
            + "on conflict (account_id, topic, partition, place) do update set status = 'WAITING', done_at = null,"
            + " done_by = null, " + LetterRows.LETTERS.assignments("excluded", LetterRows.KEYS)
            + " where dead_letter.at <> excluded.at";
    private static final String FIND = "select t.* from " + KEYS.as("k") + " cross join lateral (select "
            + LetterRows.COLUMNS + " from dead_letter t where t.account_id = k.account_id and t.topic = k.topic"
            + " and t.partition = k.partition and t.place = k.place limit 1) t";
    private static final String END = "update dead_letter t set " + DONE.assignments("k", LetterRows.KEYS) + " from "
            + DONE.as("k") + " where t.account_id = k.account_id and t.topic = k.topic and t.partition = k.partition"
            + " and t.place = k.place and t.status = 'WAITING'";

    private static final String REMOVE = "delete from dead_letter t using " + KEYS.as("k")
            + " where t.account_id = k.account_id and t.topic = k.topic and t.partition = k.partition and t.place = k.place";

    /** Lists letters, each once; those that are listed stay as they are. */
    Uni<Void> put(Mutiny.StatelessSession session, List<Letter> letters) {
        return LetterRows.LETTERS
                .bind(session.createNativeQuery(PUT), letters)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** An account's letters of those ids; what is not there is left out. */
    Uni<List<KnownLetter>> find(Mutiny.StatelessSession session, String accountId, Collection<LetterId> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<Key> keys = ids.stream().map(id -> new Key(accountId, id)).toList();
        return KEYS.bind(session.createNativeQuery(FIND, Object[].class), keys)
                .getResultList()
                .map(rows -> rows.stream().map(LetterRows::letter).toList());
    }

    /** Notes what became of letters that still wait. */
    Uni<Void> end(
            Mutiny.StatelessSession session, Collection<Letter> letters, LetterStatus status, String by, Instant now) {
        if (letters.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Done> done = letters.stream()
                .map(letter -> new Done(letter.accountId(), letter.id(), status, now, by))
                .toList();
        return DONE.bind(session.createNativeQuery(END), done).executeUpdate().replaceWithVoid();
    }

    /** Takes letters from the list that the topic does not keep any more. */
    Uni<Void> remove(Mutiny.StatelessSession session, Collection<Letter> letters) {
        if (letters.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Key> keys = letters.stream()
                .map(letter -> new Key(letter.accountId(), letter.id()))
                .toList();
        return KEYS.bind(session.createNativeQuery(REMOVE), keys)
                .executeUpdate()
                .replaceWithVoid();
    }
}
