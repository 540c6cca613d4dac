package dev.autolog.crm;

import dev.autolog.crm.CrmCatalog.CrmKind;
import dev.autolog.crm.CrmRecord.RecordState;
import dev.autolog.persistence.AccountSessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Finds the pages of contacts and logs in an account's CRM. */
@ApplicationScoped
public class RecordPageQuery {
    private static final String CURRENT = "select connection_id, kind, web_address from crm_connection"
            + " where account_id = ?1 and ended_at is null order by created_at desc limit 1";
    // Only contacts that came from this connection: others have ids that mean nothing to the CRM.
    private static final String CONTACTS = "select contact_id, kind, web_address from (" + CURRENT + ") c"
            + " join crm_contact t on t.account_id = ?1 and t.connection_id = c.connection_id and not t.gone"
            + " and t.contact_id = any(cast(?2 as text[])) where web_address <> ''";
    private static final String LOG = "select kind, web_address, state, record_id,"
            + " coalesce(sent_contact_id, contact_id) from (" + CURRENT + ") c"
            + " join crm_log t on t.account_id = ?1 and t.connection_id = c.connection_id and t.call_log_id = ?2"
            + " where not t.withdrawn";

    private final AccountSessions sessions;
    private final CrmCatalog catalog;

    RecordPageQuery(AccountSessions sessions, CrmCatalog catalog) {
        this.sessions = sessions;
        this.catalog = catalog;
    }

    /** The pages of contacts, by their ids; those without a page are left out. */
    public Uni<Map<String, URI>> contacts(String accountId, Collection<String> contactIds) {
        return sessions.read(
                accountId,
                session -> rows(session, CONTACTS, accountId, contactIds.toArray(String[]::new))
                        .map(rows -> {
                            Map<String, URI> found = new TreeMap<>();
                            for (@Nullable Object[] row : rows) {
                                String id = text(row[0]);
                                pages(text(row[1]))
                                        .ifPresent(pages -> found.put(id, pages.contactPage(text(row[2]), id)));
                            }
                            return found;
                        }));
    }

    /** The record of a log; empty if the account has no CRM that takes logs, or it is not to have this one. */
    public Uni<Optional<CrmRecord>> log(Mutiny.StatelessSession session, String accountId, UUID callLogId) {
        return rows(session, LOG, accountId, callLogId.toString())
                .map(rows -> rows.stream().findFirst().map(this::record));
    }

    private static Uni<List<Object[]>> rows(
            Mutiny.StatelessSession session, String sql, String accountId, Object parameter) {
        return session.createNativeQuery(sql, Object[].class)
                .setParameter(1, accountId)
                .setParameter(2, parameter)
                .getResultList();
    }

    private CrmRecord record(@Nullable Object[] row) {
        String kind = text(row[0]);
        String title = catalog.kind(kind).map(known -> known.form().title()).orElse(kind);
        return new CrmRecord(title, state(LogState.valueOf(text(row[2]))), page(kind, row));
    }

    private @Nullable URI page(String kind, @Nullable Object[] row) {
        String address = (String) row[1];
        String recordId = (String) row[3];
        String contactId = (String) row[4];
        return address == null || address.isEmpty() || recordId == null || contactId == null
                ? null
                : pages(kind)
                        .map(pages -> pages.logPage(address, recordId, contactId))
                        .orElse(null);
    }

    private Optional<RecordPages> pages(String kind) {
        return catalog.kind(kind).map(CrmKind::pages);
    }

    private static RecordState state(LogState state) {
        return switch (state) {
            case WAITING, INTENDED -> RecordState.WAITING;
            case WRITTEN -> RecordState.WRITTEN;
            case PARKED, PERHAPS_WRITTEN -> RecordState.PARKED;
            case DISCARDED -> RecordState.DISCARDED;
        };
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }
}
