package dev.autolog.past;

import java.time.Instant;
import java.util.UUID;

/**
 * A place among an account's calls, newest first.
 *
 * @param startedAt when the call there started
 * @param id that call's id
 */
record Place(Instant startedAt, UUID id) {
    private static final UUID LOWEST = new UUID(0, 0);

    /** Before all calls that started earlier than a time. */
    static Place before(Instant time) {
        return new Place(time, LOWEST);
    }
}
