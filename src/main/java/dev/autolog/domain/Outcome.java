package dev.autolog.domain;

import java.time.Instant;

/** The one state a leg of a call is in. */
public sealed interface Outcome {

    /** On a contact. */
    record Logged(CallLog log) implements Outcome {}

    /** Waiting for a person since {@code openedAt}. */
    record InConflict(Classification.Conflict conflict, Instant openedAt) implements Outcome {}

    /** Neither. */
    record NotLogged(NotLoggedReason reason) implements Outcome {}
}
