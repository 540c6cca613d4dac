package dev.autolog.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.directory.ContactDetailRepository.PreviousNumbers;
import dev.autolog.directory.ContactRecord.ContactUpdate;
import dev.autolog.directory.ContactRecord.StatedMerge;
import dev.autolog.domain.Association;
import dev.autolog.kafka.RecordKey;
import dev.autolog.persistence.RowArrays;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The tables of the directory, written set-wise. */
@ApplicationScoped
class ContactRepository {
    private static final RowArrays<RecordKey> KEYS = new RowArrays<RecordKey>()
            .column("account_id", "text", RecordKey::accountId)
            .column("contact_id", "text", RecordKey::id);
    /** All transactions lock in this order, so they cannot deadlock. */
    static final Comparator<RecordKey> KEY_ORDER =
            Comparator.comparing(RecordKey::accountId).thenComparing(RecordKey::id);

    // A record of the CRM cannot delete a placeholder.
    private static final String DELETE = "delete from contact t using " + KEYS.as("k")
            + " where t.account_id = k.account_id and t.contact_id = k.contact_id and t.placeholder_number is null"
            + " returning t.account_id, t.contact_id";
    // The CRM may report a merge of the contact after its deletion.
    private static final String FORGET = "with gone as (delete from remembered_number t using " + KEYS.as("k")
            + " where t.account_id = k.account_id and t.contact_id = k.contact_id"
            + " returning t.account_id, t.number, t.contact_id, t.remembered_by, t.remembered_at)"
            + " insert into forgotten_number"
            + " (account_id, number, contact_id, remembered_by, remembered_at, forgotten_at)"
            + " select account_id, number, contact_id, remembered_by, remembered_at, current_timestamp from gone"
            + " on conflict (account_id, number) do update set contact_id = excluded.contact_id,"
            + " remembered_by = excluded.remembered_by, remembered_at = excluded.remembered_at,"
            + " forgotten_at = excluded.forgotten_at";

    // A placeholder has no record, so it cannot become unreadable.
    private static final String MARK_UNREADABLE = "update contact t"
            + " set unreadable_since = cast(cast(?3 as text) as timestamptz) from " + KEYS.as("k")
            + " where t.account_id = k.account_id and t.contact_id = k.contact_id and t.placeholder_number is null"
            + " and t.unreadable_since is null";

    private final ObjectMapper json;
    private final RowArrays<ContactUpdate> contacts;
    private final String upsertContacts;

    ContactRepository(ObjectMapper json) {
        this.json = json;
        contacts = new RowArrays<ContactUpdate>()
                .column("account_id", "text", contact -> contact.key().accountId())
                .column("contact_id", "text", contact -> contact.key().id())
                .column("name", "text", ContactUpdate::name)
                .column("type", "text", ContactUpdate::type)
                .column("company", "text", ContactUpdate::company)
                .column(
                        "region",
                        "text",
                        contact -> contact.region() == null
                                ? null
                                : contact.region().code())
                .column("associations", "text", this::associations)
                .column("created_at", "timestamptz", ContactUpdate::createdAt)
                .column("updated_at", "timestamptz", ContactUpdate::updatedAt)
                .column("crm_updated_at", "timestamptz", ContactUpdate::crmUpdatedAt)
                .column("updated_ahead", "boolean", ContactUpdate::updatedAhead)
                .column("fingerprint", "uuid", ContactRepository::fingerprint);
        // An older record never overwrites a newer one, and a repeated record writes nothing. A CRM record with the id
        // of a
        // placeholder makes it the CRM's own contact.
        upsertContacts = contacts.insertInto("contact") + "on conflict (account_id, contact_id) do update set ("
                + contacts.names() + ") = row (excluded." + contacts.names().replace(", ", ", excluded.") + ")"
                + ", placeholder_number = null, created_by = null, merged_into = null, unreadable_since = null"
                + " where contact.placeholder_number is not null or"
                + " ((contact.updated_at <= excluded.updated_at or contact.updated_ahead)"
                + " and (contact.fingerprint <> excluded.fingerprint or contact.unreadable_since is not null))"
                + " returning account_id, contact_id";
    }

    /** Deletes contacts with their details and returns the numbers that they had. */
    Uni<Set<PreviousNumbers>> delete(Mutiny.StatelessSession session, List<RecordKey> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        List<RecordKey> ordered = keys.stream().sorted(KEY_ORDER).toList();
        return KEYS.bind(session.createNativeQuery(DELETE, Object[].class), ordered)
                .getResultList()
                .map(ContactRepository::keys)
                .chain(deleted -> forget(session, deleted)
                        .chain(() -> ContactWarningRepository.delete(session, deleted))
                        .chain(() -> ContactDetailRepository.delete(session, deleted)));
    }

    private static Uni<Void> forget(Mutiny.StatelessSession session, Set<RecordKey> contacts) {
        return contacts.isEmpty()
                ? Uni.createFrom().voidItem()
                : KEYS.bind(session.createNativeQuery(FORGET), List.copyOf(contacts))
                        .executeUpdate()
                        .replaceWithVoid();
    }

    /** Writes contacts and returns those that were new or newer than the stored state. */
    Uni<Set<RecordKey>> upsert(Mutiny.StatelessSession session, List<ContactUpdate> batch) {
        if (batch.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        List<ContactUpdate> ordered = batch.stream()
                .sorted(Comparator.comparing(ContactUpdate::key, KEY_ORDER))
                .toList();
        return contacts.bind(session.createNativeQuery(upsertContacts, Object[].class), ordered)
                .getResultList()
                .map(ContactRepository::keys);
    }

    /** Excludes contacts from automatic matches until a readable record arrives. */
    static Uni<Void> markUnreadable(Mutiny.StatelessSession session, List<RecordKey> keys, Instant now) {
        if (keys.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<RecordKey> ordered = keys.stream().sorted(KEY_ORDER).toList();
        return KEYS.bind(session.createNativeQuery(MARK_UNREADABLE), ordered)
                .setParameter(3, now.toString())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Set<RecordKey> keys(List<Object[]> rows) {
        Set<RecordKey> keys = new HashSet<>();
        rows.forEach(row -> keys.add(new RecordKey((String) row[0], (String) row[1])));
        return keys;
    }

    private @Nullable String associations(ContactUpdate contact) {
        if (contact.associations().isEmpty()) {
            return null;
        }
        try {
            return json.writeValueAsString(contact.associations());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of strings is always written", e);
        }
    }

    private static UUID fingerprint(ContactUpdate contact) {
        String all = String.join(
                "\0",
                List.of(
                        contact.name(),
                        String.valueOf(contact.type()),
                        String.valueOf(contact.company()),
                        String.valueOf(contact.region()),
                        String.join("\1", contact.phones()),
                        contact.associations().stream()
                                .map(ContactRepository::fingerprint)
                                .collect(Collectors.joining("\1")),
                        String.valueOf(contact.createdAt()),
                        String.valueOf(contact.placeholderId()),
                        contact.updatedAt().toString()));
        all += details(contact);
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
    }

    /** The rare parts of a record; empty for all others, so that their fingerprints stay unchanged. */
    private static String details(ContactUpdate contact) {
        String warnings = contact.source().warnings().stream()
                .map(RecordWarning::toString)
                .collect(Collectors.joining("\1"));
        String merge =
                contact.merge().equals(StatedMerge.NONE) ? "" : contact.merge().toString();
        return warnings.isEmpty() && merge.isEmpty() ? "" : "\0" + warnings + "\0" + merge;
    }

    private static String fingerprint(Association association) {
        return String.join(
                        "\2",
                        association.id(),
                        association.kind(),
                        association.title(),
                        String.valueOf(association.createdAt()))
                + association.open();
    }
}
