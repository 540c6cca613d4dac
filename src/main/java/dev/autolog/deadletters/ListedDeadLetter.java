package dev.autolog.deadletters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as it is listed.
 *
 * @param doneAt when it was replayed or discarded; null while it waits
 * @param by the agent id of who did it; null while it waits
 */
record ListedDeadLetter(
        DeadLetter deadLetter,
        DeadLetterStatus status,
        @Nullable Instant doneAt,
        @Nullable String by) {}
