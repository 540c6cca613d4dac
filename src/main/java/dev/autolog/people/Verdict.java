package dev.autolog.people;

import dev.autolog.domain.PersonDecision;

/** What comes of a request for one leg of a call. */
sealed interface Verdict {

    /** The rules have spoken. */
    record Decided(PersonDecision decision) implements Verdict {}

    /** The log is a newer one than the person saw. */
    record Stale() implements Verdict {}

    /** It does not come to a decision. */
    record Refused(Refusal refusal) implements Verdict {}
}
