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

    // A placeholder whose place the CRM's record took is that record, though its logs still have to follow.
    private static final String FIND = "select k.account_id, k.number, m.* from " + NUMBERS.as("k")
            + " cross join lateral (select " + ContactRows.COLUMNS + " from remembered_number r"
            + " join contact p on p.account_id = r.account_id and p.contact_id = r.contact_id"
            + " join contact c on c.account_id = r.account_id and c.contact_id = coalesce(p.merged_into, p.contact_id)"
            + " where r.account_id = k.account_id and r.number = k.number limit 1) m";
    private static final String REMEMBER = REMEMBERED.insertInto("remembered_number")
            + "on conflict (account_id, number) do update set " + REMEMBERED.assignments("excluded", 2);
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

    /** The contacts that are remembered for numbers; other numbers are left out. */
    public Uni<Map<NumberLookup, Contact>> find(Mutiny.StatelessSession session, Collection<NumberLookup> numbers) {
        if (numbers.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return NUMBERS.bind(session.createNativeQuery(FIND, Object[].class), List.copyOf(numbers))
                .getResultList()
                .map(rows -> {
                    Map<NumberLookup, Contact> found = new HashMap<>();
                    rows.forEach(row ->
                            found.put(NumberLookup.of((String) row[0], (String) row[1]), reader.contact(row, 2)));
                    return found;
                });
    }

    /** Stores remembered numbers, each number once; replaces earlier ones. */
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

    /** Deletes a remembered number; false if there was none. */
    public Uni<Boolean> forget(Mutiny.StatelessSession session, NumberLookup number, Instant now) {
        return session.createNativeQuery(FORGET)
                .setParameter(1, number.accountId())
                .setParameter(2, number.number().e164())
                .executeUpdate()
                .chain(deleted -> deleted == 0
                        ? Uni.createFrom().item(false)
                        : RecheckRequests.put(session, Set.of(number), now).replaceWith(true));
    }
}
