package dev.autolog.status;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads the numbers of records that Kafka deleted before they were read, as any instance has stored them. */
@ApplicationScoped
class MissedRecordQuery {
    private static final String NOW = "select topic, missed from kafka_topic"
            + " where missed > 0 and missed_at > now() - interval '1 day' order by topic";

    Uni<List<MissedRecords>> now(Mutiny.StatelessSession session) {
        return session.createNativeQuery(NOW, Object[].class)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new MissedRecords((String) row[0], ((Number) row[1]).longValue()))
                        .toList());
    }
}
