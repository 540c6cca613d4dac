package dev.autolog.domain;

import java.time.Instant;

/** Whether and how a leg's log is published. */
public sealed interface Publishing {
    /** Every version is published at once. */
    record AtOnce() implements Publishing {}

    /** Not published yet: the platform is expected to report more, until the given time at most. */
    record Held(Instant until) implements Publishing {}

    /** Published once, when complete; later reports of the platform change nothing published. */
    record Once() implements Publishing {}
}
