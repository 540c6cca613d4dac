package dev.autolog.directory;

import dev.autolog.domain.Contact;
import dev.autolog.persistence.RowArrays;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The table {@code remembered_number}: numbers whose calls are logged on one contact, by a person's choice. */
@ApplicationScoped
public class RememberedNumberRepository {
    private static final RowArrays<NumberLookup> NUMBERS = new RowArrays<NumberLookup>()
            .column("account_id", "text", NumberLookup::accountId)
            .column("number", "text", numberLookup -> numberLookup.number().e164());
    private static final RowArrays<RememberedNumber> REMEMBERED = new RowArrays<RememberedNumber>()
            .column(
                    "account_id",
                    "text",
                    rememberedNumber -> rememberedNumber.number().accountId())
            .column(
                    "number",
                    "text",
                    rememberedNumber -> rememberedNumber.number().number().e164())
            .column("contact_id", "text", RememberedNumber::contactId)
            .column("remembered_by", "text", RememberedNumber::by)
            .column("remembered_at", "timestamptz", RememberedNumber::at);

    // A merged placeholder resolves to the CRM's record, even while its logs have not been moved yet.
    private static final String FIND = "select k.account_id, k.number, m.* from " + NUMBERS.as("k")
            + " cross join lateral (select " + ContactRows.COLUMNS
            + ", r.questioned_at is not null as questioned from remembered_number r"
            + " join contact p on p.account_id = r.account_id and p.contact_id = r.contact_id"
            + " join contact c on c.account_id = r.account_id and c.contact_id = coalesce(p.merged_into, p.contact_id)"
            + " where r.account_id = k.account_id and r.number = k.number limit 1) m";
    private static final String REMEMBER = REMEMBERED.insertInto("remembered_number")
            + "on conflict (account_id, number) do update set " + REMEMBERED.assignments("excluded", 2)
            + ", questioned_at = null";
    // Locks in one order, so that transactions cannot deadlock. A number that the CRM moves again keeps the time of the
    // first
    // question.
    private static final String QUESTION =
            "with remembered as materialized (select r.account_id, r.number, r.contact_id from "
                    + NUMBERS.as("k")
                    + " join remembered_number r on r.account_id = k.account_id and r.number = k.number"
                    + " order by r.account_id, r.number for update of r)"
                    + " update remembered_number t set questioned_at = case when s.elsewhere"
                    + " then coalesce(t.questioned_at, cast(cast(?3 as text) as timestamptz)) end"
                    + " from (select r.account_id, r.number, (select count(distinct c.contact_id) = 1 and bool_and("
                    + "c.contact_id <> r.contact_id and c.contact_id is distinct from (select o.merged_into from contact o"
                    + " where o.account_id = r.account_id and o.contact_id = r.contact_id))"
                    + " from contact_phone p join contact c on c.account_id = p.account_id and c.contact_id = p.contact_id"
                    + " and c.merged_into is null and c.placeholder_number is null"
                    + " where p.account_id = r.account_id and p.number = r.number and p.extension is null) as elsewhere"
                    + " from remembered r) s where t.account_id = s.account_id and t.number = s.number"
                    + " and (t.questioned_at is not null) is distinct from s.elsewhere";
    // In the same order as above.
    private static final String LOCK_CHOICES = "select r.account_id, r.number, r.contact_id, r.remembered_by from "
            + NUMBERS.as("k") + " join remembered_number r on r.account_id = k.account_id and r.number = k.number"
            + " order by r.account_id, r.number for update of r";
    private static final String FORGET = "delete from remembered_number where account_id = ?1 and number = ?2";

    private final ContactRows reader;

    RememberedNumberRepository(ContactRows reader) {
        this.reader = reader;
    }

    /**
     * A person's choice of the contact for a number.
     *
     * @param by the person's agent id
     */
    public record RememberedNumber(NumberLookup number, String contactId, String by, Instant at) {}

    /**
     * The author of a remembered number.
     *
     * @param by the person's agent id
     */
    public record RememberedChoice(String contactId, String by) {}

    /**
     * The contact remembered for a number.
     *
     * @param isQuestioned whether the CRM has since given the number to one other contact only
     */
    public record RememberedContact(Contact contact, boolean isQuestioned) {}

    /** The contacts remembered for numbers; other numbers are omitted. */
    public Uni<Map<NumberLookup, RememberedContact>> find(
            Mutiny.StatelessSession session, Collection<NumberLookup> numbers) {
        if (numbers.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return NUMBERS.bind(session.createNativeQuery(FIND, Object[].class), List.copyOf(numbers))
                .getResultList()
                .map(rows -> {
                    Map<NumberLookup, RememberedContact> found = new HashMap<>();
                    rows.forEach(row -> found.put(
                            NumberLookup.of((String) row[0], (String) row[1]),
                            new RememberedContact(
                                    reader.contact(row, 2), Boolean.TRUE.equals(row[2 + ContactRows.COUNT]))));
                    return found;
                });
    }

    /**
     * Marks remembered numbers that need a person's decision, because one other contact alone has them now.
     *
     * @param numbers the numbers whose contacts in the CRM changed; the new contacts are already written
     */
    static Uni<Void> question(Mutiny.StatelessSession session, Collection<NumberLookup> numbers, Instant now) {
        return numbers.isEmpty()
                ? Uni.createFrom().voidItem()
                : NUMBERS.bind(session.createNativeQuery(QUESTION), List.copyOf(numbers))
                        .setParameter(3, now.toString())
                        .executeUpdate()
                        .replaceWithVoid();
    }

    /** Stores remembered numbers, each once, replacing earlier ones. */
    public Uni<Void> remember(Mutiny.StatelessSession session, List<RememberedNumber> rememberedNumber, Instant now) {
        if (rememberedNumber.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<NumberLookup> numbers =
                rememberedNumber.stream().map(RememberedNumber::number).toList();
        return REMEMBERED
                .bind(session.createNativeQuery(REMEMBER), rememberedNumber)
                .executeUpdate()
                .chain(() -> RecheckRequests.put(session, numbers, now));
    }

    /** Locks remembered numbers and returns their authors; other numbers are omitted. */
    public Uni<Map<NumberLookup, RememberedChoice>> lockChoices(
            Mutiny.StatelessSession session, Collection<NumberLookup> numbers) {
        return numbers.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : NUMBERS.bind(session.createNativeQuery(LOCK_CHOICES, Object[].class), List.copyOf(numbers))
                        .getResultList()
                        .map(rows -> rows.stream()
                                .collect(Collectors.toMap(
                                        row -> NumberLookup.of((String) row[0], (String) row[1]),
                                        row -> new RememberedChoice((String) row[2], (String) row[3]))));
    }

    /** Deletes a remembered number. */
    public Uni<Void> forget(Mutiny.StatelessSession session, NumberLookup number, Instant now) {
        return session.createNativeQuery(FORGET)
                .setParameter(1, number.accountId())
                .setParameter(2, number.number().e164())
                .executeUpdate()
                .chain(() -> RecheckRequests.put(session, Set.of(number), now));
    }
}
