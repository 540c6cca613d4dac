package dev.autolog.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.domain.Association;
import dev.autolog.history.ContactView.PhoneView;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.persistence.ReadLimit;
import dev.autolog.persistence.RowArrays;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Contacts of an account to choose from. All users of the account may see them. */
@ApplicationScoped
public class ContactQuery {
    private static final RowArrays<ContactSortKey> KEYS = new RowArrays<ContactSortKey>()
            .column("account_id", "text", ContactSortKey::accountId)
            .column("contact_id", "text", ContactSortKey::id);
    /** The most bytes that a search reads, unless the first contact alone is larger; it omits the contacts beyond. */
    private static final int MOST_BYTES = 4 << 20;

    // Skips merged placeholders: the CRM's own record has replaced them.
    private static final String FIND = ReadLimit.of(
            "select c.*, 200 + octet_length(c.name) + coalesce(octet_length(c.associations), 0) as bytes from "
                    + KEYS.as("k")
                    + " cross join lateral (select t.contact_id, t.name, t.type, t.company,"
                    + " t.placeholder_number is not null as placeholder, t.associations from contact t"
                    + " where t.account_id = k.account_id and t.contact_id = k.contact_id and t.merged_into is null limit 1) c",
            MOST_BYTES);
    private static final String PHONES = "select k.contact_id, p.raw, p.number from " + KEYS.as("k")
            + " cross join lateral (select t.position, t.raw, t.number from contact_phone t"
            + " where t.account_id = k.account_id and t.contact_id = k.contact_id order by t.position limit 20) p"
            + " order by k.contact_id, p.position";
    private static final TypeReference<List<Association>> ASSOCIATIONS = new TypeReference<>() {};

    private final AccountSessions sessions;
    private final ContactSearchQuery finder;
    private final ObjectMapper json;

    ContactQuery(AccountSessions sessions, ContactSearchQuery finder, ObjectMapper json) {
        this.sessions = sessions;
        this.finder = finder;
        this.json = json;
    }

    private record ContactSortKey(String accountId, String id) {}

    /** The contacts with a number, or with words that begin with the typed ones; the likeliest first. */
    public Uni<List<ContactView>> search(String accountId, String typed, int limit) {
        return sessions.read(
                accountId,
                session -> finder.find(session, accountId, typed, limit)
                        .chain(found -> views(session, accountId, found.contactIds())));
    }

    /** One contact; empty if the account has none with this id. */
    public Uni<Optional<ContactView>> one(String accountId, String contactId) {
        return sessions.read(accountId, session -> views(session, accountId, List.of(contactId)))
                .map(views -> views.stream().findFirst());
    }

    private Uni<List<ContactView>> views(Mutiny.StatelessSession session, String accountId, List<String> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<ContactSortKey> contactSortKeys =
                ids.stream().map(id -> new ContactSortKey(accountId, id)).toList();
        return KEYS.bind(session.createNativeQuery(PHONES, Object[].class), contactSortKeys)
                .getResultList()
                .map(ContactQuery::phones)
                .chain(phones -> KEYS.bind(session.createNativeQuery(FIND, Object[].class), contactSortKeys)
                        .getResultList()
                        .map(rows -> {
                            Map<String, ContactView> views = new HashMap<>();
                            rows.forEach(row -> views.put((String) row[0], view(row, phones)));
                            return ids.stream()
                                    .flatMap(id -> Stream.ofNullable(views.get(id)))
                                    .toList();
                        }));
    }

    private static Map<String, List<PhoneView>> phones(List<Object[]> rows) {
        Map<String, List<PhoneView>> phones = new HashMap<>();
        rows.forEach(row -> phones.computeIfAbsent((String) row[0], _ -> new ArrayList<>())
                .add(new PhoneView((String) row[1], (String) row[2])));
        return phones;
    }

    private ContactView view(Object[] row, Map<String, List<PhoneView>> phones) {
        String id = (String) row[0];
        return new ContactView(
                id,
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (Boolean) row[4],
                List.copyOf(phones.getOrDefault(id, List.of())),
                associations((String) row[5]));
    }

    private List<Association> associations(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        try {
            return json.readValue(text, ASSOCIATIONS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what the directory wrote cannot be read");
        }
    }
}
