package dev.autolog.outbox;

import dev.autolog.sql.Rows;
import dev.autolog.tracing.Tracing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Where every decision is written down, in the transaction that changes the state it tells of. What has a topic is published
 * by the {@link Relay} after the commit.
 */
@ApplicationScoped
public class AuditTrail {
    private static final Rows<AuditLine> LINES = lines();
    private static final Rows<AuditLine> TRACED = lines().column("traceparent", "text", AuditLine::traceparent);
    private static final String APPEND = LINES.insertInto("audit_trail");
    private static final String APPEND_TRACED = TRACED.insertInto("audit_trail");

    private final Tracing tracing;

    AuditTrail(Tracing tracing) {
        this.tracing = tracing;
    }

    private static Rows<AuditLine> lines() {
        return new Rows<AuditLine>()
                .column("account_id", "text", AuditLine::accountId)
                .column("subject_id", "uuid", AuditLine::subjectId)
                .column("at", "timestamptz", AuditLine::at)
                .column("actor", "text", AuditLine::actor)
                .column("action", "text", AuditLine::action)
                .column("why", "text", AuditLine::why)
                .column("version", "integer", AuditLine::version)
                .column("topic", "text", AuditLine::topic)
                .column("payload", "text", AuditLine::payload);
    }

    /** Appends lines in their order; within a request they belong to its trace. */
    public Uni<Void> append(Mutiny.StatelessSession session, List<AuditLine> lines) {
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

    private static AuditLine within(AuditLine line, @Nullable String request) {
        return line.traceparent() == null ? line.within(request) : line;
    }

    private static Uni<Void> write(
            Mutiny.StatelessSession session, Rows<AuditLine> rows, String sql, List<AuditLine> lines) {
        return rows.bind(session.createNativeQuery(sql), lines).executeUpdate().replaceWithVoid();
    }
}
