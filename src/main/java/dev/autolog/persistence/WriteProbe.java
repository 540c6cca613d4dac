package dev.autolog.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Finds whether the database refuses every write. PostgreSQL has one SQLSTATE for a row that is too large, for a full
 * notification queue, and for exhausted transaction ids. A harmless transaction with a notification, like those of all decisions,
 * fails only in the last two cases.
 */
@ApplicationScoped
public class WriteProbe {
    /** Reading the queue's usage also frees the notifications that every listener has read. */
    private static final String ASK = "select cast(pg_notification_queue_usage() as text)";

    private static final String NOTIFY =
            "select cast(pg_notify('autolog_probe', '') as text), cast(pg_current_xact_id() as text)";

    private final AccountSessions sessions;

    WriteProbe(AccountSessions sessions) {
        this.sessions = sessions;
    }

    /** Whether a transaction without rows is refused as well; never fails. Must be subscribed to on an event loop. */
    public Uni<Boolean> isEveryWriteRefused() {
        return sessions.writeAll(session -> session.createNativeQuery(ASK, String.class)
                        .getSingleResult()
                        .chain(() -> session.createNativeQuery(NOTIFY, Object[].class)
                                .getSingleResult()))
                .replaceWith(false)
                .onFailure()
                .recoverWithItem(true);
    }
}
