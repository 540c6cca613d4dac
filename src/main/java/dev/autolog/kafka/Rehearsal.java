package dev.autolog.kafka;

import io.smallrye.mutiny.Uni;

/** A trial run of the work on records, before this instance joins its consumer groups: it leaves nothing behind. */
public interface Rehearsal {
    /** Runs the work once. Must be subscribed to on a context of its own. */
    Uni<Void> rehearse();
}
