package dev.autolog.erasure;

import dev.autolog.outbox.AuditEntry;
import dev.autolog.outbox.AuditTrail;
import dev.autolog.outbox.OutputTopic;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Erases contacts and numbers from the directory, with all remembered and learned data about them, in one transaction. */
@ApplicationScoped
class DirectoryEraser {
    // Numbers that other contacts have too: the contact disappears from their conflicts.
    private static final String RECHECK = "insert into recheck (account_id, number, queued_at)"
            + " select distinct p.account_id, p.number, cast(cast(:p7 as text) as timestamptz) from contact_phone p"
            + " where p.account_id = :p1 and p.contact_id = " + PersonConditions.CONTACTS
            + " and p.number is not null and p.number <> all (cast(:p3 as text[]))";
    // A placeholder of an erased number is deleted, independent of its name.
    private static final String DELETE_CONTACTS = "delete from contact t where t.account_id = :p1 and t.updated_at <= "
            + PersonConditions.UNTIL + " and (t.contact_id = " + PersonConditions.CONTACTS
            + " or t.placeholder_number = " + PersonConditions.NUMBERS
            + ") returning t.contact_id, t.placeholder_number is not null";
    private static final String GONE = " where t.account_id = :p1 and (t.contact_id = " + PersonConditions.CONTACTS
            + " or t.contact_id = any (cast(:p7 as text[]))) and not exists (select 1 from contact c"
            + " where c.account_id = :p1 and c.contact_id = t.contact_id)";
    private static final List<String> DETAILS = List.of(
            "delete from contact_phone t" + GONE,
            "delete from contact_word t" + GONE,
            "delete from contact_warning t" + GONE,
            // Placeholders that no CRM has as a contact yet.
            "update crm_placeholder t set wanted = null, state = 'WRITTEN', problem = null, changed_at = now()"
                    + " where t.account_id = :p1 and t.wanted is not null and (t.placeholder_id = "
                    + PersonConditions.CONTACTS + " or t.placeholder_id = any (cast(:p7 as text[])))");
    /** The erased numbers of contacts that stay. */
    private static final String DELETE_PHONES = "delete from contact_phone t where t.account_id = :p1 and t.number = "
            + PersonConditions.NUMBERS + " returning t.contact_id";

    private static final String OF_OTHERS = " where t.account_id = :p1 and t.contact_id = any (cast(:p7 as text[]))";
    private static final List<String> OTHERS = List.of(
            "update contact_phone t set raw = regexp_replace(t.raw, " + PersonConditions.NUMBER_PATTERN + ", '', 'g')"
                    + OF_OTHERS,
            "update contact t set name = regexp_replace(t.name, " + PersonConditions.NUMBER_PATTERN
                    + ", '', 'g'), company = regexp_replace(t.company, " + PersonConditions.NUMBER_PATTERN
                    + ", '', 'g'), associations = regexp_replace(t.associations, " + PersonConditions.NUMBER_PATTERN
                    + ", '', 'g')" + OF_OTHERS);
    private static final List<String> REMEMBERED = List.of(
            "delete from remembered_number t where t.account_id = :p1 and t.remembered_at <= " + PersonConditions.UNTIL
                    + " and (t.number = " + PersonConditions.NUMBERS + " or t.contact_id = "
                    + PersonConditions.CONTACTS + ")",
            "delete from forgotten_number t where t.account_id = :p1 and t.remembered_at <= " + PersonConditions.UNTIL
                    + " and (t.number = " + PersonConditions.NUMBERS + " or t.contact_id = "
                    + PersonConditions.CONTACTS + ")",
            "delete from own_line t where t.account_id = :p1 and t.line = " + PersonConditions.NUMBERS,
            "delete from agent_line t where t.account_id = :p1 and t.line = " + PersonConditions.NUMBERS,
            "delete from recheck t where t.account_id = :p1 and t.number = " + PersonConditions.NUMBERS,
            "delete from contact_merge t where t.account_id = :p1 and (t.old_id = " + PersonConditions.CONTACTS
                    + " or t.new_id = " + PersonConditions.CONTACTS + ")",
            // Rows of files with contacts, so that they are not published.
            "delete from contact_upload_row t using contact_upload u where t.account_id = :p1 and u.account_id = :p1"
                    + " and u.upload_id = t.upload_id and u.created_at <= " + PersonConditions.UNTIL
                    + " and (t.contact_id = " + PersonConditions.CONTACTS + " or t.cells ~ "
                    + PersonConditions.NUMBER_PATTERN + ")",
            "delete from idempotent_request t where t.account_id = :p1 and t.result ~ " + PersonConditions.MENTION);

    private final AuditTrail trail;

    DirectoryEraser(AuditTrail trail) {
        this.trail = trail;
    }

    /** Erases the contacts and numbers, and returns the number of deleted contacts. */
    Uni<Integer> erase(Mutiny.StatelessSession session, PersonScope scope, String by, Instant now) {
        return scope.bind(session.createNativeQuery(RECHECK), RECHECK)
                .setParameter("p7", now.toString())
                .executeUpdate()
                .chain(() -> scope.bind(session.createNativeQuery(DELETE_CONTACTS, Object[].class), DELETE_CONTACTS)
                        .getResultList())
                .chain(gone -> all(session, scope, DETAILS, ids(gone))
                        .chain(() -> trail.append(session, tombstones(gone, scope, by, now)))
                        .chain(() -> phones(session, scope))
                        .chain(() -> all(session, scope, REMEMBERED, null))
                        .replaceWith(gone.size()));
    }

    private static Uni<Void> phones(Mutiny.StatelessSession session, PersonScope scope) {
        return scope.bind(session.createNativeQuery(DELETE_PHONES, String.class), DELETE_PHONES)
                .getResultList()
                .chain(others -> others.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : all(session, scope, OTHERS, others.toArray(String[]::new)));
    }

    private static Uni<Void> all(
            Mutiny.StatelessSession session, PersonScope scope, List<String> statements, String @Nullable [] contacts) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (String sql : statements) {
            done = done.chain(() -> {
                Mutiny.MutationQuery query = scope.bind(session.createNativeQuery(sql), sql);
                return (contacts == null ? query : query.setParameter("p7", contacts))
                        .executeUpdate()
                        .replaceWithVoid();
            });
        }
        return done;
    }

    private static String[] ids(List<Object[]> gone) {
        return gone.stream().map(row -> (String) row[0]).toArray(String[]::new);
    }

    private static List<AuditEntry> tombstones(List<Object[]> gone, PersonScope scope, String by, Instant now) {
        return gone.stream()
                .filter(row -> (Boolean) row[1])
                .map(row -> new AuditEntry(
                        scope.accountId(),
                        UUID.fromString((String) row[0]),
                        now,
                        by,
                        "ERASED",
                        "{\"reason\":\"ERASED\"}",
                        2,
                        OutputTopic.PLACEHOLDER_CONTACTS,
                        null))
                .toList();
    }
}
