package dev.autolog.directory;

import dev.autolog.kafka.RecordKey;
import dev.autolog.persistence.RowArrays;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Contacts of the CRM whose numbers are read as their account's default region has it, with the numbers that they have. */
final class TypedPhoneQuery {
    /** Small, so that contacts that the CRM changes never wait long. */
    static final int PAGE = 500;

    private static final RowArrays<RecordKey> KEYS = new RowArrays<RecordKey>()
            .column("account_id", "text", RecordKey::accountId)
            .column("contact_id", "text", RecordKey::id);
    private static final String WITHOUT_REGION = "region is null and placeholder_number is null";
    private static final String NEXT = "select contact_id, " + WITHOUT_REGION + " from contact"
            + " where account_id = ?1 and contact_id > ?2 order by contact_id limit " + PAGE;
    private static final String LOCK = "select k.contact_id from " + KEYS.as("k")
            + " cross join lateral (select 1 from contact c where c.account_id = k.account_id"
            + " and c.contact_id = k.contact_id and c." + WITHOUT_REGION.replace("and ", "and c.")
            + " limit 1 for update) c";
    private static final String PHONES = "select p.contact_id, p.position, p.raw, p.number, p.extension, p.digits from "
            + KEYS.as("k") + " cross join lateral (select * from contact_phone p where p.account_id = k.account_id"
            + " and p.contact_id = k.contact_id order by p.position limit 10000) p";

    private TypedPhoneQuery() {}

    /**
     * The next contacts of an account, in the order of their ids.
     *
     * @param toRead those that have no region of their own, and so are to be read again
     * @param last the last one; null if there are no more
     */
    record TypedPhonePage(List<RecordKey> toRead, @Nullable String last) {}

    /** The contacts after one; null for the first. */
    static Uni<TypedPhonePage> next(Mutiny.StatelessSession session, String accountId, @Nullable String after) {
        return session.createNativeQuery(NEXT, Object[].class)
                .setParameter(1, accountId)
                .setParameter(2, Objects.requireNonNullElse(after, ""))
                .getResultList()
                .map(rows -> new TypedPhonePage(
                        rows.stream()
                                .filter(row -> Boolean.TRUE.equals(row[1]))
                                .map(row -> new RecordKey(accountId, (String) row[0]))
                                .sorted(ContactRepository.KEY_ORDER)
                                .toList(),
                        rows.size() < PAGE ? null : (String) rows.getLast()[0]));
    }

    /** The phones of those contacts that still have no region; they are locked until the transaction ends. */
    static Uni<Map<RecordKey, List<ContactPhone>>> lock(Mutiny.StatelessSession session, List<RecordKey> contacts) {
        if (contacts.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        String accountId = contacts.getFirst().accountId();
        return KEYS.bind(session.createNativeQuery(LOCK, String.class), contacts)
                .getResultList()
                .map(ids -> ids.stream().map(id -> new RecordKey(accountId, id)).toList())
                .chain(locked -> locked.isEmpty()
                        ? Uni.createFrom().item(Map.<RecordKey, List<ContactPhone>>of())
                        : phones(session, locked));
    }

    private static Uni<Map<RecordKey, List<ContactPhone>>> phones(
            Mutiny.StatelessSession session, List<RecordKey> contacts) {
        String accountId = contacts.getFirst().accountId();
        return KEYS.bind(session.createNativeQuery(PHONES, Object[].class), contacts)
                .getResultList()
                .map(rows -> {
                    Map<RecordKey, List<ContactPhone>> phones = new LinkedHashMap<>();
                    rows.stream()
                            .map(row -> phone(accountId, row))
                            .forEach(phone -> phones.computeIfAbsent(phone.contact(), _ -> new ArrayList<>(2))
                                    .add(phone));
                    return phones;
                });
    }

    private static ContactPhone phone(String accountId, @Nullable Object[] row) {
        return new ContactPhone(
                new RecordKey(accountId, String.valueOf(row[0])),
                ((Number) Objects.requireNonNull(row[1])).intValue(),
                String.valueOf(row[2]),
                (String) row[3],
                (String) row[4],
                String.valueOf(row[5]));
    }
}
