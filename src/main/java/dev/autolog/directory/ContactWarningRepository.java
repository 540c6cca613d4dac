package dev.autolog.directory;

import dev.autolog.directory.ContactRecord.ContactUpdate;
import dev.autolog.kafka.RecordKey;
import dev.autolog.persistence.RowArrays;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** The table {@code contact_warning}: the parts omitted from the newest record of each contact. */
final class ContactWarningRepository {
    private record WarningRow(ContactUpdate contact, int position, RecordWarning warning, Instant at) {
        /** Masked: contacts are people. */
        @Override
        public String toString() {
            return "WarningRow[" + warning + "]";
        }
    }

    private static final RowArrays<RecordKey> KEYS = new RowArrays<RecordKey>()
            .column("account_id", "text", RecordKey::accountId)
            .column("contact_id", "text", RecordKey::id);
    private static final RowArrays<WarningRow> ROWS = new RowArrays<WarningRow>()
            .column("account_id", "text", row -> row.contact().key().accountId())
            .column("contact_id", "text", row -> row.contact().key().id())
            .column("position", "smallint", WarningRow::position)
            .column("reason", "text", row -> row.warning().reason())
            .column("field", "text", row -> row.warning().field())
            .column("partition", "integer", row -> row.contact().source().partition())
            .column("place", "bigint", row -> row.contact().source().offset())
            .column("at", "timestamptz", WarningRow::at);
    private static final String DELETE = "delete from contact_warning t using " + KEYS.as("k")
            + " where t.account_id = k.account_id and t.contact_id = k.contact_id";
    private static final String INSERT = ROWS.insertInto("contact_warning");

    private ContactWarningRepository() {}

    /** Deletes the warnings of contacts. */
    static Uni<Void> delete(Mutiny.StatelessSession session, Collection<RecordKey> contacts) {
        return contacts.isEmpty()
                ? Uni.createFrom().voidItem()
                : KEYS.bind(session.createNativeQuery(DELETE), List.copyOf(contacts))
                        .executeUpdate()
                        .replaceWithVoid();
    }

    /** Replaces the warnings of contacts with those of their newest records. */
    static Uni<Void> replace(Mutiny.StatelessSession session, List<ContactUpdate> contacts, Instant now) {
        List<WarningRow> rows =
                contacts.stream().flatMap(contact -> rows(contact, now)).toList();
        Uni<Void> deleted =
                delete(session, contacts.stream().map(ContactUpdate::key).toList());
        return rows.isEmpty()
                ? deleted
                : deleted.chain(() -> ROWS.bind(session.createNativeQuery(INSERT), rows)
                                .executeUpdate())
                        .replaceWithVoid();
    }

    private static Stream<WarningRow> rows(ContactUpdate contact, Instant now) {
        List<RecordWarning> warnings = contact.source().warnings();
        return IntStream.range(0, warnings.size())
                .mapToObj(position -> new WarningRow(contact, position, warnings.get(position), now));
    }
}
