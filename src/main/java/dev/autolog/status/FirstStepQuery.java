package dev.autolog.status;

import dev.autolog.persistence.AccountSessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds out what an account has of all that calls need to be logged. */
@ApplicationScoped
public class FirstStepQuery {
    private static final String STEPS = "select exists (select 1 from contact where account_id = ?1),"
            + " exists (select 1 from crm_connection where account_id = ?1 and ended_at is null),"
            + " exists (select 1 from call_leg where account_id = ?1),"
            + " exists (select 1 from call_leg where account_id = ?1 and contact_id is not null)";

    private final AccountSessions sessions;

    FirstStepQuery(AccountSessions sessions) {
        this.sessions = sessions;
    }

    /** The steps that an account has done. */
    public Uni<FirstSteps> of(String accountId) {
        return sessions.read(
                accountId,
                session -> session.createNativeQuery(STEPS, Object[].class)
                        .setParameter(1, accountId)
                        .getSingleResult()
                        .map(row -> new FirstSteps(
                                (Boolean) row[0], (Boolean) row[1], (Boolean) row[2], (Boolean) row[3])));
    }
}
