package dev.autolog.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.directory.ContactRecord.ContactErasure;
import dev.autolog.domain.PhoneNumber;
import dev.autolog.domain.Trigger;
import dev.autolog.kafka.RecordKey;
import dev.autolog.outbox.AuditEntry;
import dev.autolog.outbox.AuditTrail;
import dev.autolog.outbox.OutputTopic;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Inserts rows of the table {@code erasure}, each with a published audit entry, so that a restored database learns of it. The
 * erasures are carried out in the background.
 */
@ApplicationScoped
public class ErasureRequests {
    private static final Logger LOG = Logger.getLogger(ErasureRequests.class);

    // Contacts that were merged into it are the same person.
    private static final String CONTACTS =
            "select m.old_id from contact_merge m where m.account_id = ?1 and m.new_id = ?2"
                    + " union select c.contact_id from contact c where c.account_id = ?1 and c.merged_into = ?2";
    // A number that other contacts have too, such as a switchboard's, is not certainly this person's.
    private static final String NUMBERS = "select distinct p.number from contact_phone p where p.account_id = ?1"
            + " and p.contact_id = any (cast(?2 as text[])) and p.number is not null and p.extension is null"
            + " and not exists (select 1 from contact_phone o where o.account_id = ?1 and o.number = p.number"
            + " and o.contact_id <> all (cast(?2 as text[])))"
            + " and not exists (select 1 from own_line o where o.account_id = ?1 and o.line = p.number)"
            + " and not exists (select 1 from agent_line a where a.account_id = ?1 and a.line = p.number)";
    private static final String INSERT = "insert into erasure (account_id, erasure_id, kind, contacts, numbers, salt,"
            + " digests, until, step, created_by, created_at) values (?1, ?2, ?3, ?4, cast(?5 as text), ?6, ?7,"
            + " cast(cast(?8 as text) as timestamptz), ?9, ?10, cast(cast(?8 as text) as timestamptz))"
            + " on conflict (account_id, erasure_id) do ";
    private static final String ONCE = INSERT + "nothing";
    private static final String AGAIN = INSERT + "update set numbers = null, step = excluded.step, cursor = null,"
            + " finished_at = null, paged_at = null, tx = pg_current_xact_id()";

    private final AuditTrail trail;
    private final ObjectMapper json;

    ErasureRequests(AuditTrail trail, ObjectMapper json) {
        this.trail = trail;
        this.json = json;
    }

    /**
     * Requests the erasure of a contact, with the contacts that were merged into it and the numbers that no other contact has.
     */
    public Uni<Void> contact(Mutiny.StatelessSession session, RecordKey contact, UUID id, String by, Instant now) {
        return identity(session, contact)
                .chain(person -> add(
                        session,
                        contact.accountId(),
                        id,
                        ErasureKind.CONTACT,
                        person.contacts(),
                        person.numbers(),
                        by,
                        now));
    }

    /**
     * The contacts and numbers of a person.
     *
     * @param contacts the contact, and those that were merged into it
     * @param numbers the numbers (E.164) that no other contact has
     */
    public record PersonIdentity(List<String> contacts, List<String> numbers) {
        /** Masked: numbers are personal data. */
        @Override
        public String toString() {
            return "PersonIdentity[" + contacts.size() + ", " + numbers.size() + "]";
        }
    }

    /** The contacts and numbers of the person behind a contact. */
    public Uni<PersonIdentity> identity(Mutiny.StatelessSession session, RecordKey contact) {
        return session.createNativeQuery(CONTACTS, String.class)
                .setParameter(1, contact.accountId())
                .setParameter(2, contact.id())
                .getResultList()
                .map(merged -> Stream.concat(Stream.of(contact.id()), merged.stream())
                        .distinct()
                        .toList())
                .chain(contacts -> session.createNativeQuery(NUMBERS, String.class)
                        .setParameter(1, contact.accountId())
                        .setParameter(2, contacts.toArray(String[]::new))
                        .getResultList()
                        .map(numbers -> new PersonIdentity(contacts, numbers)));
    }

    /** Requests the erasure of a number. */
    public Uni<Void> number(
            Mutiny.StatelessSession session, String accountId, PhoneNumber number, UUID id, String by, Instant now) {
        return add(session, accountId, id, ErasureKind.NUMBER, List.of(), List.of(number.e164()), by, now);
    }

    /** Requests the erasures that the CRM's records demand. Must be called before the contacts are deleted. */
    Uni<Void> request(Mutiny.StatelessSession session, List<ContactErasure> erasures, Instant now) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (ContactErasure one : erasures) {
            all = all.chain(() -> contact(session, one.key(), one.erasureId(), Trigger.PIPELINE, now));
        }
        return all;
    }

    /** Repeats published erasures in a restored database and returns their number. */
    public Uni<Integer> again(Mutiny.StatelessSession session, List<String> published) {
        Uni<Integer> all = Uni.createFrom().item(0);
        for (String value : published) {
            ErasureJson erasure = read(value);
            if (erasure != null) {
                all = all.chain(count -> insert(session, AGAIN, erasure, null).map(rows -> count + rows));
            }
        }
        return all;
    }

    private Uni<Void> add(
            Mutiny.StatelessSession session,
            String accountId,
            UUID id,
            ErasureKind kind,
            List<String> contacts,
            List<String> numbers,
            String by,
            Instant now) {
        String salt = NumberDigest.salt();
        List<String> digests =
                numbers.stream().map(number -> NumberDigest.of(salt, number)).toList();
        ErasureJson erasure =
                new ErasureJson(accountId, id, ErasureJson.VERSION, kind, contacts, salt, digests, now, by);
        return insert(session, ONCE, erasure, numbers)
                .chain(rows ->
                        rows == 0 ? Uni.createFrom().voidItem() : trail.append(session, List.of(entry(erasure))));
    }

    private Uni<Integer> insert(
            Mutiny.StatelessSession session, String sql, ErasureJson erasure, @Nullable List<String> numbers) {
        return session.createNativeQuery(sql)
                .setParameter(1, erasure.accountId())
                .setParameter(2, erasure.erasureId())
                .setParameter(3, erasure.kind().name())
                .setParameter(4, write(erasure.contactIds()))
                .setParameter(5, numbers == null ? null : write(numbers))
                .setParameter(6, erasure.salt())
                .setParameter(7, write(erasure.numberDigests()))
                .setParameter(8, erasure.until().toString())
                .setParameter(9, "NUMBERS")
                .setParameter(10, erasure.requestedBy())
                .executeUpdate();
    }

    private AuditEntry entry(ErasureJson erasure) {
        return new AuditEntry(
                erasure.accountId(),
                erasure.erasureId(),
                erasure.until(),
                erasure.requestedBy(),
                "ERASURE_REQUESTED",
                "{\"reason\":\"" + erasure.kind() + "\"}",
                erasure.version(),
                OutputTopic.ERASURES,
                write(erasure));
    }

    private @Nullable ErasureJson read(String value) {
        try {
            return json.readValue(value, ErasureJson.class);
        } catch (JsonProcessingException e) {
            // The cause is dropped: its message quotes the text.
            LOG.error("Ignored a foreign record on the topic of erasures");
            return null;
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values is always written", e);
        }
    }
}
