package dev.autolog.persistence;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Makes a transaction visible as a running one from now on, not only from its first write. A transaction that decides from what the
 * directory says takes a number before reading it: then a change of the directory that the decision did not see can wait until
 * the decision is over, and look at its result. Locks of legs come before that.
 */
public final class TransactionNumber {
    private static final String TAKE = "select cast(pg_current_xact_id() as text)";

    private TransactionNumber() {}

    /** Takes the transaction's number, unless it has one. */
    public static Uni<Void> take(Mutiny.StatelessSession session) {
        return session.createNativeQuery(TAKE, String.class).getSingleResult().replaceWithVoid();
    }
}
