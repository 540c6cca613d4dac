package dev.autolog.directory;

import dev.autolog.domain.PhoneNumber;
import dev.autolog.kafka.RecordKey;
import dev.autolog.persistence.RowArrays;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** The tables {@code contact_phone} and {@code contact_word}: the numbers and words that find contacts. */
final class ContactDetailRepository {
    private static final RowArrays<RecordKey> KEYS = new RowArrays<RecordKey>()
            .column("account_id", "text", RecordKey::accountId)
            .column("contact_id", "text", RecordKey::id);
    private static final RowArrays<ContactPhone> PHONES = new RowArrays<ContactPhone>()
            .column("account_id", "text", phone -> phone.contact().accountId())
            .column("contact_id", "text", phone -> phone.contact().id())
            .column("position", "smallint", ContactPhone::position)
            .column("raw", "text", ContactPhone::raw)
            .column("number", "text", ContactPhone::number)
            .column("extension", "text", ContactPhone::extension)
            .column("digits", "text", ContactPhone::digits)
            .column("tail", "text", ContactPhone::tail);
    private static final RowArrays<ContactWord> WORDS = new RowArrays<ContactWord>()
            .column("account_id", "text", word -> word.contact().accountId())
            .column("contact_id", "text", word -> word.contact().id())
            .column("word", "text", ContactWord::word);

    private static final String DELETE_PHONES =
            delete("contact_phone") + " returning t.account_id, t.contact_id, t.number";
    private static final String DELETE_WORDS = delete("contact_word");
    private static final String INSERT_PHONES = PHONES.insertInto("contact_phone");
    private static final String INSERT_WORDS = WORDS.insertInto("contact_word");

    private ContactDetailRepository() {}

    private static String delete(String table) {
        return "delete from " + table + " t using " + KEYS.as("k")
                + " where t.account_id = k.account_id and t.contact_id = k.contact_id";
    }

    /** A number that a contact had before the change. */
    record PreviousNumbers(RecordKey contact, NumberLookup number) {}

    /** Deletes the numbers and words of contacts and returns the previous numbers. */
    static Uni<Set<PreviousNumbers>> delete(Mutiny.StatelessSession session, Collection<RecordKey> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return KEYS.bind(session.createNativeQuery(DELETE_WORDS), List.copyOf(keys))
                .executeUpdate()
                .chain(() -> deletePhones(session, keys));
    }

    /** Deletes the numbers of contacts and returns them. */
    static Uni<Set<PreviousNumbers>> deletePhones(Mutiny.StatelessSession session, Collection<RecordKey> keys) {
        return KEYS.bind(session.createNativeQuery(DELETE_PHONES, Object[].class), List.copyOf(keys))
                .getResultList()
                .map(ContactDetailRepository::previousNumbers);
    }

    private static Set<PreviousNumbers> previousNumbers(List<Object[]> rows) {
        Set<PreviousNumbers> previousNumbers = new HashSet<>();
        for (Object[] row : rows) {
            if (row[2] instanceof String number) {
                String accountId = (String) row[0];
                previousNumbers.add(new PreviousNumbers(
                        new RecordKey(accountId, (String) row[1]),
                        new NumberLookup(accountId, new PhoneNumber(number))));
            }
        }
        return previousNumbers;
    }

    /** Inserts the numbers and words of contacts that have none. */
    static Uni<Void> insert(Mutiny.StatelessSession session, List<ContactPhone> phones, List<ContactWord> words) {
        Uni<Void> inserted = phones.isEmpty()
                ? Uni.createFrom().voidItem()
                : PHONES.bind(session.createNativeQuery(INSERT_PHONES), phones)
                        .executeUpdate()
                        .replaceWithVoid();
        return words.isEmpty()
                ? inserted
                : inserted.chain(() -> WORDS.bind(session.createNativeQuery(INSERT_WORDS), words)
                                .executeUpdate())
                        .replaceWithVoid();
    }
}
