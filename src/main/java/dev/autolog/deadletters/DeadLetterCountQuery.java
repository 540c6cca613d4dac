package dev.autolog.deadletters;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Counts an account's dead letters. */
@ApplicationScoped
public class DeadLetterCountQuery {
    /** Uses the index of an account's dead letters by status. */
    private static final String WAITING = "select t.topic, t.reason, count(*) from dead_letter t"
            + " where t.account_id = ?1 and t.status = 'WAITING' group by 1, 2 order by 3 desc, 1, 2";

    /** The waiting dead letters by topic and reason, the most frequent first. */
    public Uni<List<WaitingDeadLetters>> waiting(Mutiny.StatelessSession session, String accountId) {
        return session.createNativeQuery(WAITING, Object[].class)
                .setParameter(1, accountId)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new WaitingDeadLetters(
                                DeadLetterId.sourceOf((String) row[0]), (String) row[1], ((Number) row[2]).longValue()))
                        .toList());
    }
}
