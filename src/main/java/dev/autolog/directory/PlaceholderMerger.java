package dev.autolog.directory;

import dev.autolog.directory.ContactRecord.ContactUpdate;
import dev.autolog.domain.Contact;
import dev.autolog.domain.Trigger;
import dev.autolog.kafka.RecordKey;
import dev.autolog.outbox.AuditEntry;
import dev.autolog.outbox.AuditTrail;
import dev.autolog.outbox.OutputTopic;
import dev.autolog.persistence.RowArrays;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Merges a placeholder into the CRM's own record of the contact. The placeholder stops being a candidate at once; its logs are
 * moved page by page, and then it is deleted.
 */
@ApplicationScoped
public class PlaceholderMerger {
    private record MergeClaim(
            RecordKey into,
            @Nullable String placeholderId,
            @Nullable String number) {
        /** Masked: phone numbers are personal data. */
        @Override
        public String toString() {
            return "MergeClaim[" + into + "]";
        }
    }

    private static final RowArrays<MergeClaim> CLAIMS = new RowArrays<MergeClaim>()
            .column("account_id", "text", mergeClaim -> mergeClaim.into().accountId())
            .column("into_id", "text", mergeClaim -> mergeClaim.into().id())
            .column("placeholder_id", "text", MergeClaim::placeholderId)
            .column("number", "text", MergeClaim::number);
    private static final RowArrays<RecordKey> KEYS = new RowArrays<RecordKey>()
            .column("account_id", "text", RecordKey::accountId)
            .column("contact_id", "text", RecordKey::id);
    private static final RowArrays<NumberLookup> NUMBERS = new RowArrays<NumberLookup>()
            .column("account_id", "text", NumberLookup::accountId)
            .column("number", "text", numberLookup -> numberLookup.number().e164());

    private static final String CLAIMED = "select k.account_id, k.into_id, m.contact_id from " + CLAIMS.as("k")
            + " cross join lateral (select p.contact_id from contact p where p.account_id = k.account_id and ";
    private static final String CLAIMED_BY_ID =
            CLAIMED + "p.contact_id = k.placeholder_id and p.placeholder_number is not null limit 1) m";
    private static final String CLAIMED_BY_NUMBER = CLAIMED + "p.placeholder_number = k.number"
            + " and p.placeholder_number is not null and p.merged_into is null limit 1) m";
    private static final String MARK = "update contact t set merged_into = k.into_id from " + CLAIMS.as("k")
            + " where t.account_id = k.account_id and t.contact_id = k.placeholder_id"
            + " and t.placeholder_number is not null and t.merged_into is null and t.contact_id <> k.into_id"
            + " returning t.account_id, t.placeholder_number";
    private static final String ADOPTED = "select k.account_id, k.contact_id from " + KEYS.as("k")
            + " cross join lateral (select 1 from contact p where p.account_id = k.account_id"
            + " and p.contact_id = k.contact_id and p.placeholder_number is not null limit 1) m";
    private static final String PENDING = "select k.account_id, k.number, p.contact_id, " + ContactRows.COLUMNS
            + " from " + NUMBERS.as("k")
            + " cross join lateral (select p.contact_id, p.merged_into from contact p where p.account_id = k.account_id"
            + " and p.placeholder_number = k.number and p.merged_into is not null limit 100) p"
            + " left join lateral (select * from contact c where c.account_id = k.account_id"
            + " and c.contact_id = p.merged_into limit 1) c on true";
    private static final String REOPEN = "update contact t set merged_into = (select o.contact_id from contact o"
            + " where o.account_id = t.account_id and o.placeholder_number = t.placeholder_number"
            + " and o.placeholder_number is not null and o.merged_into is null) from "
            + KEYS.as("k") + " where t.account_id = k.account_id and t.contact_id = k.contact_id";
    private static final String MOVE_REMEMBERED = "update remembered_number t set contact_id = k.into_id from "
            + CLAIMS.as("k") + " where t.account_id = k.account_id and t.contact_id = k.placeholder_id";
    private static final String DELETE = "delete from contact t using " + KEYS.as("k")
            + " where t.account_id = k.account_id and t.contact_id = k.contact_id and t.merged_into is not null";

    /** The form of placeholder ids, which few CRM ids have. */
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final ContactRows reader;
    private final AuditTrail trail;

    PlaceholderMerger(ContactRows reader, AuditTrail trail) {
        this.reader = reader;
        this.trail = trail;
    }

    /**
     * A placeholder whose logs have not been moved yet.
     *
     * @param placeholder the placeholder
     * @param number the number that it was created for
     * @param into the contact that replaces it; empty if that contact was deleted in the meantime
     */
    public record Merge(RecordKey placeholder, NumberLookup number, Optional<Contact> into) {}

    /** The contacts that are placeholders: a CRM record with the same id adopts them. */
    Uni<Set<RecordKey>> adopted(Mutiny.StatelessSession session, List<ContactUpdate> contactUpdate) {
        List<RecordKey> keys = contactUpdate.stream()
                .map(ContactUpdate::key)
                .filter(key -> UUID_TEXT.matcher(key.id()).matches())
                .toList();
        return keys.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : KEYS.bind(session.createNativeQuery(ADOPTED, Object[].class), keys)
                        .getResultList()
                        .map(rows -> {
                            Set<RecordKey> adopted = new HashSet<>();
                            rows.forEach(row -> adopted.add(new RecordKey((String) row[0], (String) row[1])));
                            return adopted;
                        });
    }

    /**
     * Marks placeholders as merged into contacts that name them, or that name none and gained their numbers.
     *
     * @param written the contacts that were written
     * @param gained the numbers that contacts gained
     * @return the numbers of the merged placeholders
     */
    Uni<Set<NumberLookup>> markMerged(
            Mutiny.StatelessSession session, List<ContactUpdate> written, Map<RecordKey, List<NumberLookup>> gained) {
        List<MergeClaim> byId = written.stream()
                .filter(contact -> contact.placeholderId() != null)
                .map(contact -> new MergeClaim(contact.key(), contact.placeholderId(), null))
                .toList();
        Map<RecordKey, List<NumberLookup>> byNumber = new HashMap<>(gained);
        byId.forEach(mergeClaim -> byNumber.remove(mergeClaim.into()));
        return claimed(session, CLAIMED_BY_ID, byId).chain(named -> marked(session, named, byNumber));
    }

    /**
     * Marks placeholders as merged into contacts that gained their numbers.
     *
     * @param gained the numbers that contacts gained
     * @return the numbers of the merged placeholders
     */
    Uni<Set<NumberLookup>> markMerged(Mutiny.StatelessSession session, Map<RecordKey, List<NumberLookup>> gained) {
        return marked(session, List.of(), gained);
    }

    private static Uni<Set<NumberLookup>> marked(
            Mutiny.StatelessSession session, List<MergeClaim> named, Map<RecordKey, List<NumberLookup>> gained) {
        List<MergeClaim> byNumber = gained.entrySet().stream()
                .flatMap(contact -> contact.getValue().stream()
                        .map(number -> new MergeClaim(
                                contact.getKey(), null, number.number().e164())))
                .toList();
        return claimed(session, CLAIMED_BY_NUMBER, byNumber)
                .chain(found -> markMerged(session, firstOfEach(named, found)));
    }

    private static Uni<List<MergeClaim>> claimed(
            Mutiny.StatelessSession session, String sql, List<MergeClaim> mergeClaims) {
        return mergeClaims.isEmpty()
                ? Uni.createFrom().item(List.of())
                : CLAIMS.bind(session.createNativeQuery(sql, Object[].class), mergeClaims)
                        .getResultList()
                        .map(rows -> rows.stream()
                                .map(row -> new MergeClaim(
                                        new RecordKey((String) row[0], (String) row[1]), (String) row[2], null))
                                .toList());
    }

    private static List<MergeClaim> firstOfEach(List<MergeClaim> named, List<MergeClaim> found) {
        Map<RecordKey, MergeClaim> first = new LinkedHashMap<>();
        Stream.concat(named.stream(), found.stream())
                .forEach(mergeClaim -> first.putIfAbsent(
                        new RecordKey(mergeClaim.into().accountId(), String.valueOf(mergeClaim.placeholderId())),
                        mergeClaim));
        return List.copyOf(first.values());
    }

    private static Uni<Set<NumberLookup>> markMerged(Mutiny.StatelessSession session, List<MergeClaim> mergeClaims) {
        return mergeClaims.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : CLAIMS.bind(session.createNativeQuery(MARK, Object[].class), mergeClaims)
                        .getResultList()
                        .map(rows -> {
                            Set<NumberLookup> numbers = new HashSet<>();
                            rows.forEach(row -> numbers.add(NumberLookup.of((String) row[0], (String) row[1])));
                            return numbers;
                        });
    }

    /** The merged placeholders of the numbers whose logs have not been moved yet. */
    public Uni<List<Merge>> pending(Mutiny.StatelessSession session, Collection<NumberLookup> numbers) {
        return numbers.isEmpty()
                ? Uni.createFrom().item(List.of())
                : NUMBERS.bind(session.createNativeQuery(PENDING, Object[].class), List.copyOf(numbers))
                        .getResultList()
                        .map(rows -> rows.stream()
                                .map(row -> new Merge(
                                        new RecordKey((String) row[0], (String) row[2]),
                                        NumberLookup.of((String) row[0], (String) row[1]),
                                        row[3] == null ? Optional.empty() : Optional.of(reader.contact(row, 3))))
                                .toList());
    }

    /** Reopens placeholders whose contact was deleted; if the number has a newer placeholder, merges them into that one. */
    public Uni<Void> reopen(Mutiny.StatelessSession session, List<Merge> orphaned) {
        List<RecordKey> keys = orphaned.stream().map(Merge::placeholder).toList();
        return keys.isEmpty()
                ? Uni.createFrom().voidItem()
                : KEYS.bind(session.createNativeQuery(REOPEN), keys)
                        .executeUpdate()
                        .replaceWithVoid();
    }

    /** Deletes placeholders without logs, and moves their remembered numbers. */
    public Uni<Void> finish(Mutiny.StatelessSession session, List<Merge> merges, Instant now) {
        List<MergeClaim> mergeClaims = merges.stream()
                .flatMap(merge -> merge.into().stream()
                        .map(into -> new MergeClaim(
                                new RecordKey(merge.placeholder().accountId(), into.id()),
                                merge.placeholder().id(),
                                null)))
                .toList();
        if (mergeClaims.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<RecordKey> gone = merges.stream().map(Merge::placeholder).toList();
        return CLAIMS.bind(session.createNativeQuery(MOVE_REMEMBERED), mergeClaims)
                .executeUpdate()
                .chain(() -> KEYS.bind(session.createNativeQuery(DELETE), gone).executeUpdate())
                .chain(() -> ContactDetailRepository.delete(session, gone))
                .chain(() -> publish(session, gone, now));
    }

    /** Publishes the end of placeholders to the CRM. */
    Uni<Void> publish(Mutiny.StatelessSession session, Collection<RecordKey> gone, Instant now) {
        return trail.append(
                session,
                gone.stream().map(placeholder -> auditEntry(placeholder, now)).toList());
    }

    private static AuditEntry auditEntry(RecordKey placeholder, Instant now) {
        return new AuditEntry(
                placeholder.accountId(),
                UUID.fromString(placeholder.id()),
                now,
                Trigger.PIPELINE,
                "PLACEHOLDER_MERGED",
                "{\"reason\":\"MERGED\"}",
                PlaceholderContactJson.GONE,
                OutputTopic.PLACEHOLDER_CONTACTS,
                null);
    }
}
