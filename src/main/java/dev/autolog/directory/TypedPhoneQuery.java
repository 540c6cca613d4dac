package dev.autolog.directory;

import dev.autolog.directory.RereadQueue.RereadEntry;
import dev.autolog.domain.Region;
import dev.autolog.kafka.RecordKey;
import dev.autolog.persistence.RowArrays;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads contacts of the CRM for rereading, with their phones. */
final class TypedPhoneQuery {
    /** Small, so that updates from the CRM never wait long for a lock. */
    static final int PAGE = 500;

    private static final RowArrays<RecordKey> KEYS = new RowArrays<RecordKey>()
            .column("account_id", "text", RecordKey::accountId)
            .column("contact_id", "text", RecordKey::id);
    private static final String NEXT = "select contact_id, placeholder_number is null and (region is null or ?3)"
            + " from contact where account_id = ?1 and contact_id > ?2 order by contact_id limit " + PAGE;
    private static final String LOCK = "select k.contact_id, c.region from " + KEYS.as("k")
            + " cross join lateral (select c.region from contact c where c.account_id = k.account_id"
            + " and c.contact_id = k.contact_id and c.placeholder_number is null and (c.region is null or ?3)"
            + " limit 1 for update) c";
    private static final String PHONES = "select p.contact_id, p.position, p.raw, p.number, p.extension, p.digits from "
            + KEYS.as("k") + " cross join lateral (select * from contact_phone p where p.account_id = k.account_id"
            + " and p.contact_id = k.contact_id order by p.position limit 10000) p";

    private TypedPhoneQuery() {}

    /**
     * The next contacts of an account, by id.
     *
     * @param toRead the contacts to reread
     * @param last the last contact of the page; null if there are no more
     */
    record TypedPhonePage(List<RecordKey> toRead, @Nullable String last) {}

    /**
     * Phones of contacts to reread.
     *
     * @param regions the regions of contacts with their own
     */
    record LockedPhones(Map<RecordKey, List<ContactPhone>> phones, Map<RecordKey, Region> regions) {
        private static final LockedPhones NONE = new LockedPhones(Map.of(), Map.of());

        /** Masked: phone numbers are personal data. */
        @Override
        public String toString() {
            return "LockedPhones[" + phones.size() + "]";
        }
    }

    /** The contacts after the last one that was reread. */
    static Uni<TypedPhonePage> next(Mutiny.StatelessSession session, RereadEntry entry) {
        return session.createNativeQuery(NEXT, Object[].class)
                .setParameter(1, entry.accountId())
                .setParameter(2, Objects.requireNonNullElse(entry.doneTo(), ""))
                .setParameter(3, entry.isAll())
                .getResultList()
                .map(rows -> new TypedPhonePage(
                        rows.stream()
                                .filter(row -> Boolean.TRUE.equals(row[1]))
                                .map(row -> new RecordKey(entry.accountId(), (String) row[0]))
                                .sorted(ContactRepository.KEY_ORDER)
                                .toList(),
                        rows.size() < PAGE ? null : (String) rows.getLast()[0]));
    }

    /**
     * The phones of contacts that still need rereading, locked until the transaction ends.
     *
     * @param isAll whether contacts with their own region are included
     */
    static Uni<LockedPhones> lock(Mutiny.StatelessSession session, List<RecordKey> contacts, boolean isAll) {
        if (contacts.isEmpty()) {
            return Uni.createFrom().item(LockedPhones.NONE);
        }
        String accountId = contacts.getFirst().accountId();
        return KEYS.bind(session.createNativeQuery(LOCK, Object[].class), contacts)
                .setParameter(3, isAll)
                .getResultList()
                .chain(rows -> {
                    List<RecordKey> locked = rows.stream()
                            .map(row -> new RecordKey(accountId, (String) row[0]))
                            .toList();
                    Map<RecordKey, Region> regions = new HashMap<>();
                    rows.stream()
                            .filter(row -> row[1] != null)
                            .forEach(row -> regions.put(
                                    new RecordKey(accountId, (String) row[0]), new Region(String.valueOf(row[1]))));
                    return locked.isEmpty()
                            ? Uni.createFrom().item(LockedPhones.NONE)
                            : phones(session, locked).map(phones -> new LockedPhones(phones, regions));
                });
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
