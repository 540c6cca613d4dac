package dev.autolog.crm;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The right of this instance to work on a connection, until it expires. */
final class ConnectionLease {
    private final ConnectionKey key;
    private final UUID owner;
    private final Duration length;
    private final AtomicLong end;

    /**
     * @param owner unique for each lease that is taken
     * @param takenAt {@link System#nanoTime} before the database was asked
     */
    ConnectionLease(ConnectionKey key, UUID owner, Duration length, long takenAt) {
        this.key = key;
        this.owner = owner;
        this.length = length;
        end = new AtomicLong(takenAt + length.toNanos());
    }

    ConnectionKey key() {
        return key;
    }

    UUID owner() {
        return owner;
    }

    Duration length() {
        return length;
    }

    /** The database has extended it. */
    void extended(long askedAt) {
        end.accumulateAndGet(askedAt + length.toNanos(), (one, other) -> other - one > 0 ? other : one);
    }

    /**
     * Has to be asked before every request.
     *
     * @throws LeaseLostException if another instance may work on the connection by now
     */
    void demand() {
        if (System.nanoTime() - end.get() >= 0) {
            throw new LeaseLostException();
        }
    }
}
