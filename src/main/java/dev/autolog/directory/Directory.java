package dev.autolog.directory;

import dev.autolog.domain.Candidate;
import dev.autolog.domain.ContactDates;
import dev.autolog.domain.NearMatch;
import dev.autolog.domain.PhoneNumber;
import dev.autolog.domain.Suggestion;
import dev.autolog.persistence.RowArrays;
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
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Finds contacts by number, for a whole batch at once. */
@ApplicationScoped
public class Directory {
    /** Limits the candidates of one number; a number shared by a whole company must not make a record of megabytes. */
    private static final int MOST_CANDIDATES = 100;

    private static final int MOST_SUGGESTIONS = 10;

    private static final RowArrays<NumberLookup> NUMBERS = new RowArrays<NumberLookup>()
            .column("account_id", "text", NumberLookup::accountId)
            .column("number", "text", numberLookup -> numberLookup.number().e164());
    private static final RowArrays<NumberLookup> NUMBERS_AND_TAILS = new RowArrays<NumberLookup>()
            .column("account_id", "text", NumberLookup::accountId)
            .column("number", "text", numberLookup -> numberLookup.number().e164())
            .column(
                    "tail",
                    "text",
                    numberLookup -> NearMatch.tail(numberLookup.number().e164()).orElse(null));

    private static final String CONTACT = ContactRows.COLUMNS + ", p.raw";
    private static final String JOIN_CONTACT = " from contact_phone p join contact c"
            + " on c.account_id = p.account_id and c.contact_id = p.contact_id and c.merged_into is null";
    // lateral: always through the index, independent of the planner's estimate of the table's size. distinct: a contact
    // can have
    // the
    // number many times, typed in many ways, and must not hide the next contact behind the limit.
    private static final String FIND = "select k.account_id, k.number, m.* from " + NUMBERS.as("k")
            + " cross join lateral (select distinct on (p.contact_id) " + CONTACT
            + ", c.created_at, c.crm_updated_at, c.unreadable_since is not null as unreadable"
            + JOIN_CONTACT
            + " where p.account_id = k.account_id and p.number = k.number and p.extension is null"
            + " order by p.contact_id, p.position limit " + MOST_CANDIDATES + ") m";
    private static final String FIND_NEAR = "select k.account_id, k.number, m.* from " + NUMBERS_AND_TAILS.as("k")
            + " cross join lateral (select " + CONTACT
            + ", p.number as stored, p.extension, p.digits" + JOIN_CONTACT
            + " where p.account_id = k.account_id and p.tail = k.tail"
            + " order by p.contact_id, p.position limit " + MOST_CANDIDATES + ") m";

    // A placeholder whose place the CRM's record took is that record.
    private static final String BY_ID = "select " + CONTACT + ", p.number from contact o"
            + " join contact c on c.account_id = o.account_id and c.contact_id = coalesce(o.merged_into, o.contact_id)"
            + " left join contact_phone p on p.account_id = c.account_id and p.contact_id = c.contact_id"
            + " and p.number is not null and p.extension is null"
            + " where o.account_id = ?1 and o.contact_id = ?2 order by p.position";

    private final ContactRows reader;
    private final Timer lookupTime;

    Directory(ContactRows reader, MeterRegistry metrics) {
        this.reader = reader;
        lookupTime = Timer.builder("contacts.lookup")
                .description("Finding the contacts of all numbers of a batch")
                .publishPercentileHistogram()
                .register(metrics);
    }

    /**
     * A contact that has the number.
     *
     * @param dates when it came to be
     * @param isUnreadable whether the CRM said something newer of it that could not be read
     */
    public record NumberIndex(Candidate candidate, ContactDates dates, boolean isUnreadable) {}

    /** The contacts that have exactly these numbers; a number without a contact is not among the keys. */
    public Uni<Map<NumberLookup, List<NumberIndex>>> find(
            Mutiny.StatelessSession session, Collection<NumberLookup> numberLookups) {
        if (numberLookups.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        long start = System.nanoTime();
        return NUMBERS.bind(session.createNativeQuery(FIND, Object[].class), List.copyOf(numberLookups))
                .getResultList()
                .invoke(() -> lookupTime.record(System.nanoTime() - start, TimeUnit.NANOSECONDS))
                .map(rows -> {
                    Map<NumberLookup, List<NumberIndex>> found = new HashMap<>();
                    for (Object[] row : rows) {
                        found.computeIfAbsent(lookup(row), _ -> new ArrayList<>(1))
                                .add(new NumberIndex(
                                        new Candidate(reader.contact(row, 2), (String) row[7]),
                                        ContactRows.dates(row, 8),
                                        Boolean.TRUE.equals(row[10])));
                    }
                    return found;
                });
    }

    /** Contacts with a number near these ones. */
    public Uni<Map<NumberLookup, List<Suggestion>>> suggest(
            Mutiny.StatelessSession session, Collection<NumberLookup> numberLookups) {
        if (numberLookups.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return NUMBERS_AND_TAILS
                .bind(session.createNativeQuery(FIND_NEAR, Object[].class), List.copyOf(numberLookups))
                .getResultList()
                .map(rows -> {
                    Map<NumberLookup, List<Suggestion>> found = new HashMap<>();
                    for (Object[] row : rows) {
                        NumberLookup numberLookup = lookup(row);
                        suggestion(numberLookup, row)
                                .ifPresent(near ->
                                        addOnce(found.computeIfAbsent(numberLookup, _ -> new ArrayList<>(1)), near));
                    }
                    return found;
                });
    }

    private Optional<Suggestion> suggestion(NumberLookup numberLookup, Object[] row) {
        String stored = (String) row[8];
        var phone = new NearMatch.StoredPhone(
                (String) row[10], stored == null ? null : new PhoneNumber(stored), (@Nullable String) row[9]);
        return NearMatch.reason(phone, numberLookup.number())
                .map(reason -> new Suggestion(reader.contact(row, 2), (String) row[7], reason));
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

    /** A contact by its id, with its numbers; empty if the account has none of that id. */
    public Uni<Optional<DirectoryContact>> contact(
            Mutiny.StatelessSession session, String accountId, String contactId) {
        return session.createNativeQuery(BY_ID, Object[].class)
                .setParameter(1, accountId)
                .setParameter(2, contactId)
                .getResultList()
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(first -> new DirectoryContact(reader.contact(first, 0), phones(rows))));
    }

    private static Map<PhoneNumber, String> phones(List<Object[]> rows) {
        Map<PhoneNumber, String> phones = new HashMap<>();
        for (Object[] row : rows) {
            if (row[6] instanceof String number) {
                phones.putIfAbsent(new PhoneNumber(number), (String) row[5]);
            }
        }
        return phones;
    }
}
