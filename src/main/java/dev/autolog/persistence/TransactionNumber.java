package dev.autolog.persistence;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Assigns the id of a transaction before its first write, so that it is visible as running. A transaction that decides from the
 * directory takes its id before reading it: a change of the directory that the decision did not see can then wait for its end and
 * recheck its result. Legs must be locked before.
 */
public final class TransactionNumber {
    private static final String TAKE = "select cast(pg_current_xact_id() as text)";

    private TransactionNumber() {}

    /** Assigns the transaction's id, unless it has one. */
    public static Uni<Void> take(Mutiny.StatelessSession session) {
        return session.createNativeQuery(TAKE, String.class).getSingleResult().replaceWithVoid();
    }
}
