package dev.autolog.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
 * Contacts created in Autolog for numbers without a contact in the CRM: one for each number of an account. The CRM receives them
 * on {@code placeholder-contacts}, and its own record replaces a placeholder, see {@link PlaceholderMerger}.
 */
@ApplicationScoped
public class PlaceholderRepository {
    private static final RowArrays<PlaceholderDraft> DRAFTS = new RowArrays<PlaceholderDraft>()
            .column(
                    "account_id",
                    "text",
                    placeholderDraft -> placeholderDraft.wish().number().accountId())
            .column("contact_id", "text", PlaceholderDraft::id)
            .column("name", "text", placeholderDraft -> placeholderDraft.wish().name())
            .column("type", "text", placeholderDraft -> placeholderDraft.wish().type())
            .column(
                    "created_at",
                    "timestamptz",
                    placeholderDraft -> placeholderDraft.wish().at())
            .column(
                    "updated_at",
                    "timestamptz",
                    placeholderDraft -> placeholderDraft.wish().at())
            .column(
                    "crm_updated_at",
                    "timestamptz",
                    placeholderDraft -> placeholderDraft.wish().at())
            .column("fingerprint", "uuid", PlaceholderDraft::id)
            .column("placeholder_number", "text", PlaceholderDraft::e164)
            .column(
                    "created_by",
                    "text",
                    placeholderDraft -> placeholderDraft.wish().by());
    private static final RowArrays<NumberLookup> NUMBERS = new RowArrays<NumberLookup>()
            .column("account_id", "text", NumberLookup::accountId)
            .column("number", "text", numberLookup -> numberLookup.number().e164());

    private static final Logger LOG = Logger.getLogger(PlaceholderRepository.class);

    private static final String PERSON = "{\"reason\":\"PERSON\"}";
    private static final String RULE = "{\"reason\":\"RULE\"}";

    // Two transactions may create one for the same number: the later one waits, and uses the earlier placeholder.
    private static final String INSERT = DRAFTS.insertInto("contact")
            + "on conflict (account_id, placeholder_number) where placeholder_number is not null and merged_into is null"
            + " do nothing returning contact_id";
    private static final String FIND = "select k.account_id, k.number, m.* from " + NUMBERS.as("k")
            + " cross join lateral (select " + ContactRows.COLUMNS + " from contact c"
            + " where c.account_id = k.account_id and c.placeholder_number = k.number"
            + " and c.placeholder_number is not null and c.merged_into is null limit 1) m";

    // Skips a number that has another placeholder by now, and an id that the CRM adopted.
    private static final String INSERT_KNOWN =
            DRAFTS.insertInto("contact") + "on conflict do nothing returning contact_id";

    private final ContactRows reader;
    private final AuditTrail trail;
    private final ObjectMapper json;

    PlaceholderRepository(ContactRows reader, AuditTrail trail, ObjectMapper json) {
        this.reader = reader;
        this.trail = trail;
        this.json = json;
    }

    /**
     * A requested placeholder.
     *
     * @param number the account and number
     * @param name the name of the placeholder
     * @param type the account's own term for the type of contact; null for none
     * @param by the person's agent id, or {@code AUTO} for a rule of the account
     * @param at when it was requested
     */
    public record PlaceholderWish(
            NumberLookup number, String name, @Nullable String type, String by, Instant at) {
        /** Masked: names are personal data. */
        @Override
        public String toString() {
            return "PlaceholderWish[" + by + "]";
        }
    }

    /**
     * The placeholder of a number.
     *
     * @param created whether this call created it
     */
    public record NumberPlaceholder(Contact contact, boolean created) {}

    private record PlaceholderDraft(String id, PlaceholderWish wish) {
        String e164() {
            return wish.number().number().e164();
        }

        RecordKey key() {
            return new RecordKey(wish.number().accountId(), id);
        }

        Contact contact() {
            return new Contact(id, wish.name(), wish.type(), null, List.of());
        }

        ContactPhone phone() {
            String digits = e164().substring(1);
            return new ContactPhone(key(), 0, e164(), e164(), null, digits);
        }
    }

    /** Creates missing placeholders, each number once. Legs must be locked before. */
    public Uni<Map<NumberLookup, NumberPlaceholder>> ensure(
            Mutiny.StatelessSession session, List<PlaceholderWish> placeholderWish) {
        if (placeholderWish.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        // All transactions insert in this order, so they cannot deadlock.
        List<PlaceholderDraft> placeholderDrafts = placeholderWish.stream()
                .map(one -> new PlaceholderDraft(UUID.randomUUID().toString(), one))
                .sorted(Comparator.comparing(PlaceholderDraft::e164))
                .toList();
        return DRAFTS.bind(session.createNativeQuery(INSERT, String.class), placeholderDrafts)
                .getResultList()
                .chain(inserted -> {
                    Set<String> ids = new HashSet<>(inserted);
                    List<PlaceholderDraft> created = placeholderDrafts.stream()
                            .filter(placeholderDraft -> ids.contains(placeholderDraft.id()))
                            .toList();
                    return complete(session, created)
                            .chain(() -> withThoseThatWereThere(session, placeholderDrafts, created));
                });
    }

    /**
     * Imports published placeholders that the database lacks.
     *
     * @param published values of {@code placeholder-contacts}
     * @return the number of imported placeholders
     */
    public Uni<Integer> takeOver(Mutiny.StatelessSession session, List<String> published, Instant now) {
        List<PlaceholderDraft> placeholderDrafts =
                published.stream().flatMap(value -> draft(value).stream()).toList();
        return placeholderDrafts.isEmpty()
                ? Uni.createFrom().item(0)
                : DRAFTS.bind(session.createNativeQuery(INSERT_KNOWN, String.class), placeholderDrafts)
                        .getResultList()
                        .chain(inserted -> {
                            Set<String> ids = new HashSet<>(inserted);
                            List<PlaceholderDraft> missing = placeholderDrafts.stream()
                                    .filter(placeholderDraft -> ids.contains(placeholderDraft.id()))
                                    .toList();
                            return makeFindable(session, missing, now).replaceWith(missing.size());
                        });
    }

    private Optional<PlaceholderDraft> draft(String published) {
        try {
            PlaceholderContactJson value = json.readValue(published, PlaceholderContactJson.class);
            NumberLookup number = NumberLookup.of(value.accountId(), value.phone());
            return Optional.of(new PlaceholderDraft(
                    value.contactId(),
                    new PlaceholderWish(number, value.name(), value.type(), value.createdBy(), value.createdAt())));
        } catch (JsonProcessingException e) {
            // Without the message, which quotes the value.
            LOG.error("A published placeholder is unreadable and was not imported");
            return Optional.empty();
        }
    }

    private Uni<Void> complete(Mutiny.StatelessSession session, List<PlaceholderDraft> created) {
        return created.isEmpty()
                ? Uni.createFrom().voidItem()
                : makeFindable(session, created, created.getFirst().wish().at())
                        .chain(() -> trail.append(
                                session, created.stream().map(this::auditEntry).toList()));
    }

    /** Adds the numbers and words that find placeholders. */
    private static Uni<Void> makeFindable(
            Mutiny.StatelessSession session, List<PlaceholderDraft> created, Instant now) {
        if (created.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<NumberLookup> numbers = created.stream()
                .map(placeholderDraft -> placeholderDraft.wish().number())
                .toList();
        return ContactDetailRepository.insert(
                        session,
                        created.stream().map(PlaceholderDraft::phone).toList(),
                        created.stream()
                                .flatMap(placeholderDraft -> ContactWord.of(
                                        placeholderDraft.key(),
                                        placeholderDraft.wish().name(),
                                        null))
                                .toList())
                .chain(() -> RecheckRequests.put(session, numbers, now));
    }

    private Uni<Map<NumberLookup, NumberPlaceholder>> withThoseThatWereThere(
            Mutiny.StatelessSession session, List<PlaceholderDraft> placeholderDrafts, List<PlaceholderDraft> created) {
        Map<NumberLookup, NumberPlaceholder> numberPlaceholder = new HashMap<>();
        created.forEach(placeholderDraft -> numberPlaceholder.put(
                placeholderDraft.wish().number(), new NumberPlaceholder(placeholderDraft.contact(), true)));
        List<NumberLookup> others = new ArrayList<>();
        placeholderDrafts.forEach(
                placeholderDraft -> others.add(placeholderDraft.wish().number()));
        others.removeAll(numberPlaceholder.keySet());
        return others.isEmpty()
                ? Uni.createFrom().item(numberPlaceholder)
                : NUMBERS.bind(session.createNativeQuery(FIND, Object[].class), others)
                        .getResultList()
                        .map(rows -> {
                            rows.forEach(row -> numberPlaceholder.put(
                                    NumberLookup.of((String) row[0], (String) row[1]),
                                    new NumberPlaceholder(reader.contact(row, 2), false)));
                            return numberPlaceholder;
                        });
    }

    private AuditEntry auditEntry(PlaceholderDraft placeholderDraft) {
        PlaceholderWish placeholderWish = placeholderDraft.wish();
        var value = new PlaceholderContactJson(
                placeholderWish.number().accountId(),
                placeholderDraft.id(),
                PlaceholderContactJson.CREATED,
                placeholderWish.name(),
                placeholderWish.type(),
                placeholderDraft.e164(),
                placeholderWish.by(),
                placeholderWish.at());
        return new AuditEntry(
                value.accountId(),
                UUID.fromString(placeholderDraft.id()),
                placeholderWish.at(),
                placeholderWish.by(),
                "PLACEHOLDER_CREATED",
                placeholderWish.by().equals(Trigger.PIPELINE) ? RULE : PERSON,
                value.version(),
                OutputTopic.PLACEHOLDER_CONTACTS,
                write(value));
    }

    private String write(PlaceholderContactJson value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values is always written", e);
        }
    }
}
