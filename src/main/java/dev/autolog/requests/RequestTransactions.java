package dev.autolog.requests;

import dev.autolog.persistence.AccountSessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;

/** Transactions of requests: one each, committed if the request is done and rolled back if it is refused. */
@ApplicationScoped
public class RequestTransactions {
    private final AccountSessions sessions;
    private final Clock clock;

    RequestTransactions(AccountSessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Runs a request in a transaction, which continues even if the client disconnects. Must be subscribed to on an event loop.
     *
     * @param accountId the account of the person; the request sees only its rows
     * @param work the request, given the session and the time of the request
     */
    public <T> Uni<ActionResult<T>> run(
            String accountId, BiFunction<Mutiny.StatelessSession, Instant, Uni<ActionResult<T>>> work) {
        return Uni.createFrom()
                .deferred(() -> sessions.write(
                        accountId,
                        session -> work.apply(session, now()).invoke(result -> {
                            if (result instanceof ActionResult.Refused) {
                                session.currentTransaction().markForRollback();
                            }
                        })));
    }

    /** The time of a request, in microseconds as the database stores it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
