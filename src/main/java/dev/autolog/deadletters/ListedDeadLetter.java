package dev.autolog.deadletters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter with its status.
 *
 * @param doneAt when it was replayed or discarded; null while it waits
 * @param by the agent id of the admin who replayed or discarded it; null while it waits
 */
record ListedDeadLetter(
        DeadLetter deadLetter,
        DeadLetterStatus status,
        @Nullable Instant doneAt,
        @Nullable String by) {}
