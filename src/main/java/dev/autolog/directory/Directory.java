package dev.autolog.directory;

import dev.autolog.domain.Candidate;
import dev.autolog.domain.Classifier.MatchFindings;
import dev.autolog.domain.Contact;
import dev.autolog.domain.ContactDates;
import dev.autolog.domain.NearMatch;
import dev.autolog.domain.NearMatch.CalledPhone;
import dev.autolog.domain.PhoneNumber;
import dev.autolog.domain.Suggestion;
import dev.autolog.kafka.RecordKey;
import dev.autolog.persistence.ReadLimit;
import dev.autolog.persistence.RowArrays;
import dev.autolog.persistence.RowValues;
import dev.autolog.phone.NumberReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Finds contacts by number, for a whole batch at once. */
@ApplicationScoped
public class Directory {
    /** One more than are compared, to show that there are more. */
    private static final int MOST_CANDIDATES = MatchFindings.MOST_CANDIDATES + 1;

    private static final int MOST_SUGGESTIONS = 10;

    private static final RowArrays<NumberLookup> NUMBERS = new RowArrays<NumberLookup>()
            .column("account_id", "text", NumberLookup::accountId)
            .column("number", "text", numberLookup -> numberLookup.number().e164());
    /**
     * The index key of a phone.
     *
     * @param position the index in the list of look-ups
     */
    private record TailKey(
            int position,
            String accountId,
            String tail,
            @Nullable String number,
            @Nullable String extension) {
        /** Masked: phone numbers are personal data. */
        @Override
        public String toString() {
            return "TailKey[…]";
        }
    }

    private static final RowArrays<TailKey> TAILS = new RowArrays<TailKey>()
            .column("position", "integer", TailKey::position)
            .column("account_id", "text", TailKey::accountId)
            .column("tail", "text", TailKey::tail)
            .column("number", "text", TailKey::number)
            .column("extension", "text", TailKey::extension);

    private static final String EXACT = ContactRows.COLUMNS
            + ", p.raw, c.created_at, c.crm_updated_at, c.unreadable_since is not null as unreadable";
    private static final String JOIN_CONTACT = " from contact_phone p join contact c"
            + " on c.account_id = p.account_id and c.contact_id = p.contact_id and c.merged_into is null";
    // A lateral join always uses the index, regardless of the planner's estimate of the table's size. distinct: a
    // contact can
    // have the number many times, typed in many ways, and must not hide the next contact behind the limit.
    private static final String FIND =
            ReadLimit.of("select k.account_id, k.number, m.*, " + ContactRows.BYTES + " from "
                    + NUMBERS.as("k") + " cross join lateral (select distinct on (p.contact_id) " + EXACT + JOIN_CONTACT
                    + " where p.account_id = k.account_id and p.number = k.number and p.extension is null"
                    + " order by p.contact_id, p.position limit " + MOST_CANDIDATES + ") m");
    private static final String FIND_NEAR = ReadLimit.of("select k.position, m.*, " + ContactRows.BYTES + " from "
            + TAILS.as("k") + " cross join lateral (select " + ContactRows.WITHOUT_ASSOCIATIONS
            + ", p.raw, p.number as stored, p.extension, p.digits, c.created_at" + JOIN_CONTACT
            + " where p.account_id = k.account_id and p.tail = k.tail"
            + " order by p.contact_id, p.position limit " + MatchFindings.MOST_CANDIDATES + ") m");
    private static final String FIND_EXTENSION = ReadLimit.of("select k.position, m.*, " + ContactRows.BYTES + " from "
            + TAILS.as("k") + " cross join lateral (select distinct on (p.contact_id) " + EXACT + JOIN_CONTACT
            + " where p.account_id = k.account_id and p.tail = k.tail and p.number = k.number"
            + " and p.extension = k.extension order by p.contact_id, p.position limit " + MOST_CANDIDATES + ") m");

    private static final RowArrays<RecordKey> CONTACT_KEYS = new RowArrays<RecordKey>()
            .column("account_id", "text", RecordKey::accountId)
            .column("contact_id", "text", RecordKey::id);
    // A contact that the CRM merged into another resolves to that one, with or without a record of its own.
    private static final String BY_IDS = ReadLimit.of("select m.*, " + ContactRows.BYTES
            + " from (select k.account_id, k.contact_id as asked, " + ContactRows.WHOLE + ", p.raw, p.number from "
            + CONTACT_KEYS.as("k")
            + " left join contact o on o.account_id = k.account_id and o.contact_id = k.contact_id"
            + " left join contact_merge m on m.account_id = k.account_id and m.old_id = k.contact_id"
            + " join lateral (select c.* from contact c where c.account_id = k.account_id"
            + " and c.contact_id in (m.new_id, o.merged_into, k.contact_id)"
            + " order by c.contact_id = m.new_id desc nulls last, c.contact_id = o.merged_into desc nulls last limit 1) c"
            + " on true"
            + " left join lateral (select raw, number from contact_phone p where p.account_id = c.account_id"
            + " and p.contact_id = c.contact_id and p.number is not null and p.extension is null"
            + " order by p.position) p on true) m");

    private final ContactRows reader;
    private final PhoneComparison comparison;
    private final Timer lookupTime;

    Directory(ContactRows reader, NumberReader numbers, MeterRegistry metrics) {
        this.reader = reader;
        comparison = new PhoneComparison(numbers);
        lookupTime = Timer.builder("contacts.lookup")
                .description("Finding the contacts of all numbers of a batch")
                .publishPercentileHistogram()
                .register(metrics);
    }

    /**
     * A contact that has the number.
     *
     * @param dates when the contact was created and updated
     * @param isUnreadable whether a newer record of the contact could not be read
     */
    public record NumberIndex(Candidate candidate, ContactDates dates, boolean isUnreadable) {}

    /**
     * The contacts that have exactly these numbers; numbers without a contact are omitted. A contact does not match by a number
     * that may have been typed for another line in a former numbering plan.
     */
    public Uni<Map<NumberLookup, List<NumberIndex>>> find(
            Mutiny.StatelessSession session, Collection<NumberLookup> numberLookups) {
        if (numberLookups.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        long start = System.nanoTime();
        return NUMBERS.bind(session.createNativeQuery(FIND, Object[].class), List.copyOf(numberLookups))
                .getResultList()
                .invoke(() -> lookupTime.record(System.nanoTime() - start, TimeUnit.NANOSECONDS))
                .map(rows -> ReadLimit.checked(rows, numberLookups.size() > 1))
                .map(rows -> {
                    Map<NumberLookup, List<NumberIndex>> found = new HashMap<>();
                    for (Object[] row : rows) {
                        NumberLookup lookup = lookup(row);
                        NumberIndex index = index(row, 2);
                        if (isCertain(index, lookup.number())) {
                            found.computeIfAbsent(lookup, _ -> new ArrayList<>(1))
                                    .add(index);
                        }
                    }
                    return found;
                });
    }

    private NumberIndex index(Object[] row, int from) {
        return new NumberIndex(
                new Candidate(reader.contact(row, from), (String) row[from + ContactRows.COUNT]),
                ContactRows.dates(row, from + ContactRows.COUNT + 1),
                Boolean.TRUE.equals(row[from + ContactRows.COUNT + 3]));
    }

    private boolean isCertain(NumberIndex index, PhoneNumber number) {
        return comparison.isCertain(
                index.candidate().matchedPhone(), number, index.dates().createdAt());
    }

    /** The contacts that have exactly these phones, with the same extension or without any; see {@link #find}. */
    public Uni<Map<PhoneLookup, List<NumberIndex>>> findPhones(
            Mutiny.StatelessSession session, Collection<PhoneLookup> lookups) {
        Map<NumberLookup, PhoneLookup> plain = new HashMap<>();
        List<PhoneLookup> extended = new ArrayList<>();
        for (PhoneLookup lookup : lookups) {
            if (lookup.extension() == null) {
                lookup.numberLookup().ifPresent(number -> plain.put(number, lookup));
            } else {
                extended.add(lookup);
            }
        }
        return find(session, plain.keySet()).chain(found -> {
            Map<PhoneLookup, List<NumberIndex>> all = new HashMap<>();
            plain.forEach((number, lookup) -> {
                List<NumberIndex> contacts = found.get(number);
                if (contacts != null) {
                    all.put(lookup, contacts);
                }
            });
            return extended.isEmpty() ? Uni.createFrom().item(all) : findExtensions(session, extended, all);
        });
    }

    private Uni<Map<PhoneLookup, List<NumberIndex>>> findExtensions(
            Mutiny.StatelessSession session, List<PhoneLookup> lookups, Map<PhoneLookup, List<NumberIndex>> all) {
        List<TailKey> keys = new ArrayList<>();
        for (int i = 0; i < lookups.size(); i++) {
            PhoneLookup lookup = lookups.get(i);
            PhoneNumber number = lookup.number();
            int position = i;
            NearMatch.tail(lookup.digits())
                    .ifPresent(tail -> keys.add(new TailKey(
                            position,
                            lookup.accountId(),
                            tail,
                            number == null ? null : number.e164(),
                            lookup.extension())));
        }
        return TAILS.bind(session.createNativeQuery(FIND_EXTENSION, Object[].class), keys)
                .getResultList()
                .map(rows -> ReadLimit.checked(rows, lookups.size() > 1))
                .map(rows -> {
                    for (Object[] row : rows) {
                        PhoneLookup lookup = lookups.get(((Number) row[0]).intValue());
                        PhoneNumber number = lookup.number();
                        NumberIndex index = index(row, 1);
                        if (number != null && isCertain(index, number)) {
                            all.computeIfAbsent(lookup, _ -> new ArrayList<>(1)).add(index);
                        }
                    }
                    return all;
                });
    }

    /** Contacts with a number similar to these. */
    public Uni<Map<NumberLookup, List<Suggestion>>> suggest(
            Mutiny.StatelessSession session, Collection<NumberLookup> numberLookups) {
        Map<NumberLookup, List<Suggestion>> byNumber = new HashMap<>();
        return suggestPhones(
                        session, numberLookups.stream().map(PhoneLookup::of).toList())
                .map(found -> {
                    found.forEach(
                            (lookup, near) -> lookup.numberLookup().ifPresent(number -> byNumber.put(number, near)));
                    return byNumber;
                });
    }

    /** Contacts with a phone similar to these, which may be unreadable as numbers. */
    public Uni<Map<PhoneLookup, List<Suggestion>>> suggestPhones(
            Mutiny.StatelessSession session, Collection<PhoneLookup> lookups) {
        List<PhoneLookup> ordered = List.copyOf(lookups);
        List<CalledPhone> called = ordered.stream().map(comparison::called).toList();
        List<TailKey> keys = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            int position = i;
            String accountId = ordered.get(i).accountId();
            PhoneComparison.tails(called.get(i))
                    .forEach(tail -> keys.add(new TailKey(position, accountId, tail, null, null)));
        }
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return TAILS.bind(session.createNativeQuery(FIND_NEAR, Object[].class), keys)
                .getResultList()
                .map(rows -> ReadLimit.checked(rows, ordered.size() > 1))
                .map(rows -> {
                    Map<PhoneLookup, List<Suggestion>> found = new HashMap<>();
                    for (Object[] row : rows) {
                        int position = ((Number) row[0]).intValue();
                        suggestion(ordered.get(position), called.get(position), row)
                                .ifPresent(near -> addOnce(
                                        found.computeIfAbsent(ordered.get(position), _ -> new ArrayList<>(1)), near));
                    }
                    return found;
                });
    }

    private Optional<Suggestion> suggestion(PhoneLookup lookup, CalledPhone called, Object[] row) {
        Contact contact = reader.contact(row, 1);
        var phone = new ContactPhone(
                new RecordKey(lookup.accountId(), contact.id()),
                0,
                (String) row[7],
                (@Nullable String) row[8],
                (@Nullable String) row[9],
                (String) row[10]);
        return comparison
                .reason(phone, RowValues.time(row[11]), called)
                .map(reason -> new Suggestion(contact, phone.raw(), reason));
    }

    private static void addOnce(List<Suggestion> suggestions, Suggestion near) {
        boolean there = suggestions.stream()
                .anyMatch(other -> other.contact().id().equals(near.contact().id()));
        if (!there && suggestions.size() < MOST_SUGGESTIONS) {
            suggestions.add(near);
        }
    }

    private static NumberLookup lookup(Object[] row) {
        return NumberLookup.of((String) row[0], (String) row[1]);
    }

    /** The contact with an id, with its numbers; empty if the account has none. */
    public Uni<Optional<DirectoryContact>> contact(
            Mutiny.StatelessSession session, String accountId, String contactId) {
        RecordKey key = new RecordKey(accountId, contactId);
        return contacts(session, List.of(key)).map(found -> Optional.ofNullable(found.get(key)));
    }

    /**
     * Contacts by id, with their numbers. A contact that the CRM merged into another, or a replaced placeholder, is found by its
     * old id too.
     *
     * @return the contacts by requested id; unknown ids are omitted
     */
    public Uni<Map<RecordKey, DirectoryContact>> contacts(Mutiny.StatelessSession session, Collection<RecordKey> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return CONTACT_KEYS
                .bind(session.createNativeQuery(BY_IDS, Object[].class), List.copyOf(keys))
                .getResultList()
                .map(rows -> ReadLimit.checked(rows, keys.size() > 1))
                .map(rows -> {
                    Map<RecordKey, DirectoryContact> found = new HashMap<>();
                    rows.stream()
                            .collect(Collectors.groupingBy(row -> new RecordKey((String) row[0], (String) row[1])))
                            .forEach((key, ofContact) -> found.put(
                                    key,
                                    new DirectoryContact(reader.contact(ofContact.getFirst(), 2), phones(ofContact))));
                    return found;
                });
    }

    private static Map<PhoneNumber, String> phones(List<Object[]> rows) {
        Map<PhoneNumber, String> phones = new HashMap<>();
        for (Object[] row : rows) {
            if (row[9] instanceof String number) {
                phones.putIfAbsent(new PhoneNumber(number), (String) row[8]);
            }
        }
        return phones;
    }
}
