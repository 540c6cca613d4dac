package dev.autolog.outbox;

import dev.autolog.persistence.RowArrays;
import dev.autolog.tracing.Tracing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The append-only log of all changes, each written in the transaction that changes the state. The {@link Relay} publishes entries
 * with a topic after the commit.
 */
@ApplicationScoped
public class AuditTrail {
    private static final RowArrays<AuditEntry> LINES = entries();
    private static final RowArrays<AuditEntry> TRACED =
            entries().column("traceparent", "text", AuditEntry::traceparent);
    private static final String APPEND = LINES.insertInto("audit_trail");
    private static final String APPEND_TRACED = TRACED.insertInto("audit_trail");

    private final Tracing tracing;

    AuditTrail(Tracing tracing) {
        this.tracing = tracing;
    }

    private static RowArrays<AuditEntry> entries() {
        return new RowArrays<AuditEntry>()
                .column("account_id", "text", AuditEntry::accountId)
                .column("subject_id", "uuid", AuditEntry::subjectId)
                .column("at", "timestamptz", AuditEntry::at)
                .column("actor", "text", AuditEntry::actor)
                .column("action", "text", AuditEntry::action)
                .column("why", "text", AuditEntry::details)
                .column("version", "integer", AuditEntry::version)
                .column("topic", "text", AuditEntry::topic)
                .column("payload", "text", AuditEntry::payload);
    }

    /** Appends entries in order; within a traced request they get its trace context. */
    public Uni<Void> append(Mutiny.StatelessSession session, List<AuditEntry> lines) {
        if (lines.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String request = tracing.current();
        boolean traced = request != null || lines.stream().anyMatch(line -> line.traceparent() != null);
        return traced
                ? write(
                        session,
                        TRACED,
                        APPEND_TRACED,
                        lines.stream().map(line -> within(line, request)).toList())
                : write(session, LINES, APPEND, lines);
    }

    private static AuditEntry within(AuditEntry line, @Nullable String request) {
        return line.traceparent() == null ? line.within(request) : line;
    }

    private static Uni<Void> write(
            Mutiny.StatelessSession session, RowArrays<AuditEntry> rowArrays, String sql, List<AuditEntry> lines) {
        return rowArrays
                .bind(session.createNativeQuery(sql), lines)
                .executeUpdate()
                .replaceWithVoid();
    }
}
