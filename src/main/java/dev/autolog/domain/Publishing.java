package dev.autolog.domain;

import java.time.Instant;

/** Whether and how a leg's log is published. */
public sealed interface Publishing {
    /** Every version, at once. */
    record AtOnce() implements Publishing {}

    /** Not yet: more is expected of the call, and waited for until then at most. */
    record Held(Instant until) implements Publishing {}

    /** It was published when it was complete; what the platform says later changes nothing that is published. */
    record Once() implements Publishing {}
}
