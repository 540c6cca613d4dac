package dev.autolog.directory;

import dev.autolog.directory.ContactRecord.Stored;
import dev.autolog.domain.Cause;
import dev.autolog.domain.Contact;
import dev.autolog.outbox.AuditLine;
import dev.autolog.outbox.AuditTrail;
import dev.autolog.outbox.Topic;
import dev.autolog.records.RecordKey;
import dev.autolog.sql.Rows;
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
 * The CRM's own record of a placeholder comes back, and the two become one. At once the placeholder is no candidate any more;
 * its logs follow page by page, and then it goes for good.
 */
@ApplicationScoped
public class PlaceholderMerges {
    private record Claim(
            RecordKey into,
            @Nullable String placeholderId,
            @Nullable String number) {
        /** Masked: phone numbers are personal data. */
        @Override
        public String toString() {
            return "Claim[" + into + "]";
        }
    }

    private static final Rows<Claim> CLAIMS = new Rows<Claim>()
            .column("account_id", "text", claim -> claim.into().accountId())
            .column("into_id", "text", claim -> claim.into().id())
            .column("placeholder_id", "text", Claim::placeholderId)
            .column("number", "text", Claim::number);
    private static final Rows<RecordKey> KEYS = new Rows<RecordKey>()
            .column("account_id", "text", RecordKey::accountId)
            .column("contact_id", "text", RecordKey::id);
    private static final Rows<Lookup> NUMBERS = new Rows<Lookup>()
            .column("account_id", "text", Lookup::accountId)
            .column("number", "text", lookup -> lookup.number().e164());

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
    private static final String PENDING = "select k.account_id, k.number, p.contact_id, " + ContactReader.COLUMNS
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

    /** Placeholders' ids are of this form, few CRMs' are. */
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final ContactReader reader;
    private final AuditTrail trail;

    PlaceholderMerges(ContactReader reader, AuditTrail trail) {
        this.reader = reader;
        this.trail = trail;
    }

    /**
     * A placeholder whose logs have to follow.
     *
     * @param placeholder the placeholder
     * @param number what it was made for
     * @param into the contact that took its place; empty if that one is gone meanwhile
     */
    public record Merge(RecordKey placeholder, Lookup number, Optional<Contact> into) {}

    /** Those of the contacts that are placeholders: the CRM is about to take them over under their ids. */
    Uni<Set<RecordKey>> adopted(Mutiny.StatelessSession session, List<Stored> stored) {
        List<RecordKey> keys = stored.stream()
                .map(Stored::key)
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
     * Puts contacts of the CRM in the place of placeholders that they name, or, naming none, whose numbers they have only now.
     *
     * @param written the contacts
     * @param gained numbers that contacts did not have before
     * @return the numbers of those placeholders
     */
    Uni<Set<Lookup>> mark(Mutiny.StatelessSession session, List<Stored> written, Map<RecordKey, List<Lookup>> gained) {
        List<Claim> byId = written.stream()
                .filter(contact -> contact.placeholderId() != null)
                .map(contact -> new Claim(contact.key(), contact.placeholderId(), null))
                .toList();
        Map<RecordKey, List<Lookup>> byNumber = new HashMap<>(gained);
        byId.forEach(claim -> byNumber.remove(claim.into()));
        return claimed(session, CLAIMED_BY_ID, byId).chain(named -> marked(session, named, byNumber));
    }

    /**
     * Puts contacts of the CRM in the place of placeholders whose numbers they have only now.
     *
     * @param gained numbers that contacts did not have before
     * @return the numbers of those placeholders
     */
    Uni<Set<Lookup>> mark(Mutiny.StatelessSession session, Map<RecordKey, List<Lookup>> gained) {
        return marked(session, List.of(), gained);
    }

    private static Uni<Set<Lookup>> marked(
            Mutiny.StatelessSession session, List<Claim> named, Map<RecordKey, List<Lookup>> gained) {
        List<Claim> byNumber = gained.entrySet().stream()
                .flatMap(contact -> contact.getValue().stream()
                        .map(number -> new Claim(
                                contact.getKey(), null, number.number().e164())))
                .toList();
        return claimed(session, CLAIMED_BY_NUMBER, byNumber).chain(found -> mark(session, firstOfEach(named, found)));
    }

    private static Uni<List<Claim>> claimed(Mutiny.StatelessSession session, String sql, List<Claim> claims) {
        return claims.isEmpty()
                ? Uni.createFrom().item(List.of())
                : CLAIMS.bind(session.createNativeQuery(sql, Object[].class), claims)
                        .getResultList()
                        .map(rows -> rows.stream()
                                .map(row -> new Claim(
                                        new RecordKey((String) row[0], (String) row[1]), (String) row[2], null))
                                .toList());
    }

    private static List<Claim> firstOfEach(List<Claim> named, List<Claim> found) {
        Map<RecordKey, Claim> first = new LinkedHashMap<>();
        Stream.concat(named.stream(), found.stream())
                .forEach(claim -> first.putIfAbsent(
                        new RecordKey(claim.into().accountId(), String.valueOf(claim.placeholderId())), claim));
        return List.copyOf(first.values());
    }

    private static Uni<Set<Lookup>> mark(Mutiny.StatelessSession session, List<Claim> claims) {
        return claims.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : CLAIMS.bind(session.createNativeQuery(MARK, Object[].class), claims)
                        .getResultList()
                        .map(rows -> {
                            Set<Lookup> numbers = new HashSet<>();
                            rows.forEach(row -> numbers.add(Lookup.of((String) row[0], (String) row[1])));
                            return numbers;
                        });
    }

    /** The placeholders of the numbers whose logs have to follow. */
    public Uni<List<Merge>> pending(Mutiny.StatelessSession session, Collection<Lookup> numbers) {
        return numbers.isEmpty()
                ? Uni.createFrom().item(List.of())
                : NUMBERS.bind(session.createNativeQuery(PENDING, Object[].class), List.copyOf(numbers))
                        .getResultList()
                        .map(rows -> rows.stream()
                                .map(row -> new Merge(
                                        new RecordKey((String) row[0], (String) row[2]),
                                        Lookup.of((String) row[0], (String) row[1]),
                                        row[3] == null ? Optional.empty() : Optional.of(reader.contact(row, 3))))
                                .toList());
    }

    /** Makes placeholders again of those whose contact is gone; where there is a newer one for the number, that one it is. */
    public Uni<Void> reopen(Mutiny.StatelessSession session, List<Merge> orphaned) {
        List<RecordKey> keys = orphaned.stream().map(Merge::placeholder).toList();
        return keys.isEmpty()
                ? Uni.createFrom().voidItem()
                : KEYS.bind(session.createNativeQuery(REOPEN), keys)
                        .executeUpdate()
                        .replaceWithVoid();
    }

    /** Lets placeholders go that have no logs any more; what is remembered of numbers follows. */
    public Uni<Void> finish(Mutiny.StatelessSession session, List<Merge> merges, Instant now) {
        List<Claim> claims = merges.stream()
                .flatMap(merge -> merge.into().stream()
                        .map(into -> new Claim(
                                new RecordKey(merge.placeholder().accountId(), into.id()),
                                merge.placeholder().id(),
                                null)))
                .toList();
        if (claims.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<RecordKey> gone = merges.stream().map(Merge::placeholder).toList();
        return CLAIMS.bind(session.createNativeQuery(MOVE_REMEMBERED), claims)
                .executeUpdate()
                .chain(() -> KEYS.bind(session.createNativeQuery(DELETE), gone).executeUpdate())
                .chain(() -> ContactDetails.delete(session, gone))
                .chain(() -> tell(session, gone, now));
    }

    /** Tells the CRM that placeholders are no more. */
    Uni<Void> tell(Mutiny.StatelessSession session, Collection<RecordKey> gone, Instant now) {
        return trail.append(
                session,
                gone.stream().map(placeholder -> line(placeholder, now)).toList());
    }

    private static AuditLine line(RecordKey placeholder, Instant now) {
        return new AuditLine(
                placeholder.accountId(),
                UUID.fromString(placeholder.id()),
                now,
                Cause.PIPELINE,
                "PLACEHOLDER_MERGED",
                "{\"reason\":\"MERGED\"}",
                PlaceholderContact.GONE,
                Topic.PLACEHOLDER_CONTACTS,
                null);
    }
}
