package dev.autolog.outbox;

import dev.autolog.sql.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Where every decision is written down, in the transaction that changes the state it tells of. What has a topic is published
 * by the {@link Relay} after the commit.
 */
@ApplicationScoped
public class AuditTrail {
    private static final Rows<AuditLine> LINES = new Rows<AuditLine>()
            .column("account_id", "text", AuditLine::accountId)
            .column("subject_id", "uuid", AuditLine::subjectId)
            .column("at", "timestamptz", AuditLine::at)
            .column("actor", "text", AuditLine::actor)
            .column("action", "text", AuditLine::action)
            .column("why", "text", AuditLine::why)
            .column("version", "integer", AuditLine::version)
            .column("topic", "text", AuditLine::topic)
            .column("payload", "text", AuditLine::payload);
    private static final String APPEND = LINES.insertInto("audit_trail");

    /** Appends lines in their order. */
    public Uni<Void> append(Mutiny.StatelessSession session, List<AuditLine> lines) {
        return lines.isEmpty()
                ? Uni.createFrom().voidItem()
                : LINES.bind(session.createNativeQuery(APPEND), lines)
                        .executeUpdate()
                        .replaceWithVoid();
    }
}
