package dev.autolog.actions;

import dev.autolog.domain.ActionDecision;

/** What comes of a request for one leg of a call. */
sealed interface ActionResult {

    /** The rules have spoken. */
    record Succeeded(ActionDecision decision) implements ActionResult {}

    /** The log is a newer one than the person saw. */
    record OutdatedAction() implements ActionResult {}

    /** It does not come to a decision. */
    record Rejected(ActionRefusal refusal) implements ActionResult {}
}
