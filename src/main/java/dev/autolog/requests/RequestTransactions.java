package dev.autolog.requests;

import dev.autolog.persistence.CancellationShield;
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
    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    RequestTransactions(Mutiny.SessionFactory sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Runs a request in a transaction, to its end even if the client is gone meanwhile. Must be subscribed to on an event loop.
     *
     * @param work the request, given the session and the time of the request
     */
    public <T> Uni<ActionResult<T>> run(BiFunction<Mutiny.StatelessSession, Instant, Uni<ActionResult<T>>> work) {
        return CancellationShield.around(Uni.createFrom()
                .deferred(() -> sessions.withStatelessTransaction((session, transaction) -> work.apply(session, now())
                        .invoke(result -> {
                            if (result instanceof ActionResult.Refused) {
                                transaction.markForRollback();
                            }
                        }))));
    }

    /** The time of a request, in microseconds as the database stores it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
