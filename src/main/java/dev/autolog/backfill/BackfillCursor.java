package dev.autolog.backfill;

import java.time.Instant;
import java.util.UUID;

/**
 * A position among an account's calls, newest first.
 *
 * @param startedAt when the call at the position started
 * @param id that call's id
 */
record BackfillCursor(Instant startedAt, UUID id) {
    private static final UUID LOWEST = new UUID(0, 0);

    /** The position before all calls that started earlier than a time. */
    static BackfillCursor before(Instant time) {
        return new BackfillCursor(time, LOWEST);
    }
}
