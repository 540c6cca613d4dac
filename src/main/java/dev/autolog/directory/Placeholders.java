package dev.autolog.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Contacts that people make where the CRM has none: one for a number and account. The CRM hears of them on
 * {@code placeholder-contacts}, and its own record takes the place of one, see {@link PlaceholderMerges}.
 */
@ApplicationScoped
public class Placeholders {
    private static final Rows<Draft> DRAFTS = new Rows<Draft>()
            .column("account_id", "text", draft -> draft.wanted().number().accountId())
            .column("contact_id", "text", Draft::id)
            .column("name", "text", draft -> draft.wanted().name())
            .column("type", "text", draft -> draft.wanted().type())
            .column("created_at", "timestamptz", draft -> draft.wanted().at())
            .column("updated_at", "timestamptz", draft -> draft.wanted().at())
            .column("crm_updated_at", "timestamptz", draft -> draft.wanted().at())
            .column("fingerprint", "uuid", Draft::id)
            .column("placeholder_number", "text", Draft::e164)
            .column("created_by", "text", draft -> draft.wanted().by());
    private static final Rows<Lookup> NUMBERS = new Rows<Lookup>()
            .column("account_id", "text", Lookup::accountId)
            .column("number", "text", lookup -> lookup.number().e164());

    private static final Logger LOG = Logger.getLogger(Placeholders.class);

    private static final String PERSON = "{\"reason\":\"PERSON\"}";
    private static final String RULE = "{\"reason\":\"RULE\"}";

    // Somebody may make one for the same number at the same time: the later one waits, and takes the earlier's.
    private static final String INSERT = DRAFTS.insertInto("contact")
            + "on conflict (account_id, placeholder_number) where placeholder_number is not null and merged_into is null"
            + " do nothing returning contact_id";
    private static final String FIND = "select k.account_id, k.number, m.* from " + NUMBERS.as("k")
            + " cross join lateral (select " + ContactReader.COLUMNS + " from contact c"
            + " where c.account_id = k.account_id and c.placeholder_number = k.number"
            + " and c.placeholder_number is not null and c.merged_into is null limit 1) m";

    // Also where the number has another by now, or the CRM has taken it over.
    private static final String INSERT_KNOWN =
            DRAFTS.insertInto("contact") + "on conflict do nothing returning contact_id";

    private final ContactReader reader;
    private final AuditTrail trail;
    private final ObjectMapper json;

    Placeholders(ContactReader reader, AuditTrail trail, ObjectMapper json) {
        this.reader = reader;
        this.trail = trail;
        this.json = json;
    }

    /**
     * A placeholder that somebody wants.
     *
     * @param number the number and the account that it is for
     * @param name what to call it
     * @param type the company's own word for the kind of contact; null for none
     * @param by the person's agent id, or {@code AUTO} where an account's rule wants it
     * @param at when
     */
    public record Wanted(
            Lookup number, String name, @Nullable String type, String by, Instant at) {
        /** Masked: names are personal data. */
        @Override
        public String toString() {
            return "Wanted[" + by + "]";
        }
    }

    /**
     * The placeholder of a number.
     *
     * @param created whether it was made now
     */
    public record Placed(Contact contact, boolean created) {}

    private record Draft(String id, Wanted wanted) {
        String e164() {
            return wanted.number().number().e164();
        }

        RecordKey key() {
            return new RecordKey(wanted.number().accountId(), id);
        }

        Contact contact() {
            return new Contact(id, wanted.name(), wanted.type(), null, List.of());
        }

        ContactPhone phone() {
            String digits = e164().substring(1);
            return new ContactPhone(key(), 0, e164(), e164(), null, digits);
        }
    }

    /** Makes placeholders where there are none, each number once; locks of legs have to come before. */
    public Uni<Map<Lookup, Placed>> ensure(Mutiny.StatelessSession session, List<Wanted> wanted) {
        if (wanted.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        // In one order everywhere, so that two transactions never wait for each other.
        List<Draft> drafts = wanted.stream()
                .map(one -> new Draft(UUID.randomUUID().toString(), one))
                .sorted(Comparator.comparing(Draft::e164))
                .toList();
        return DRAFTS.bind(session.createNativeQuery(INSERT, String.class), drafts)
                .getResultList()
                .chain(inserted -> {
                    Set<String> ids = new HashSet<>(inserted);
                    List<Draft> created = drafts.stream()
                            .filter(draft -> ids.contains(draft.id()))
                            .toList();
                    return complete(session, created).chain(() -> withThoseThatWereThere(session, drafts, created));
                });
    }

    /**
     * Takes placeholders over that were published and that nobody knows of any more.
     *
     * @param published values of {@code placeholder-contacts}
     * @return how many there were
     */
    public Uni<Integer> takeOver(Mutiny.StatelessSession session, List<String> published, Instant now) {
        List<Draft> drafts =
                published.stream().flatMap(value -> draft(value).stream()).toList();
        return drafts.isEmpty()
                ? Uni.createFrom().item(0)
                : DRAFTS.bind(session.createNativeQuery(INSERT_KNOWN, String.class), drafts)
                        .getResultList()
                        .chain(inserted -> {
                            Set<String> ids = new HashSet<>(inserted);
                            List<Draft> missing = drafts.stream()
                                    .filter(draft -> ids.contains(draft.id()))
                                    .toList();
                            return makeFindable(session, missing, now).replaceWith(missing.size());
                        });
    }

    private Optional<Draft> draft(String published) {
        try {
            PlaceholderContact value = json.readValue(published, PlaceholderContact.class);
            Lookup number = Lookup.of(value.accountId(), value.phone());
            return Optional.of(new Draft(
                    value.contactId(),
                    new Wanted(number, value.name(), value.type(), value.createdBy(), value.createdAt())));
        } catch (JsonProcessingException e) {
            // Without the message, which quotes the value.
            LOG.error("A published placeholder cannot be read, and is not taken over");
            return Optional.empty();
        }
    }

    private Uni<Void> complete(Mutiny.StatelessSession session, List<Draft> created) {
        return created.isEmpty()
                ? Uni.createFrom().voidItem()
                : makeFindable(session, created, created.getFirst().wanted().at())
                        .chain(() -> trail.append(
                                session, created.stream().map(this::line).toList()));
    }

    /** Lets placeholders be found. */
    private static Uni<Void> makeFindable(Mutiny.StatelessSession session, List<Draft> created, Instant now) {
        if (created.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Lookup> numbers =
                created.stream().map(draft -> draft.wanted().number()).toList();
        return ContactDetails.insert(
                        session,
                        created.stream().map(Draft::phone).toList(),
                        created.stream()
                                .flatMap(draft -> ContactWord.of(
                                        draft.key(), draft.wanted().name(), null))
                                .toList())
                .chain(() -> Rechecks.put(session, numbers, now));
    }

    private Uni<Map<Lookup, Placed>> withThoseThatWereThere(
            Mutiny.StatelessSession session, List<Draft> drafts, List<Draft> created) {
        Map<Lookup, Placed> placed = new HashMap<>();
        created.forEach(draft -> placed.put(draft.wanted().number(), new Placed(draft.contact(), true)));
        List<Lookup> others = new ArrayList<>();
        drafts.forEach(draft -> others.add(draft.wanted().number()));
        others.removeAll(placed.keySet());
        return others.isEmpty()
                ? Uni.createFrom().item(placed)
                : NUMBERS.bind(session.createNativeQuery(FIND, Object[].class), others)
                        .getResultList()
                        .map(rows -> {
                            rows.forEach(row -> placed.put(
                                    Lookup.of((String) row[0], (String) row[1]),
                                    new Placed(reader.contact(row, 2), false)));
                            return placed;
                        });
    }

    private AuditLine line(Draft draft) {
        Wanted wanted = draft.wanted();
        var value = new PlaceholderContact(
                wanted.number().accountId(),
                draft.id(),
                PlaceholderContact.CREATED,
                wanted.name(),
                wanted.type(),
                draft.e164(),
                wanted.by(),
                wanted.at());
        return new AuditLine(
                value.accountId(),
                UUID.fromString(draft.id()),
                wanted.at(),
                wanted.by(),
                "PLACEHOLDER_CREATED",
                wanted.by().equals(Cause.PIPELINE) ? RULE : PERSON,
                value.version(),
                Topic.PLACEHOLDER_CONTACTS,
                write(value));
    }

    private String write(PlaceholderContact value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values is always written", e);
        }
    }
}
