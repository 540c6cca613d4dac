package dev.autolog.actions;

import dev.autolog.validation.Violation;

/** A person cannot have it; nothing was changed. */
public final class ActionRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ActionRefusal actionRefusal;

    public ActionRefusedException(ActionRefusal actionRefusal) {
        super(actionRefusal.getClass().getSimpleName(), null, false, false);
        this.actionRefusal = actionRefusal;
    }

    static ActionRefusedException choice(Violation violation) {
        return new ActionRefusedException(new ActionRefusal.InvalidChoice(violation));
    }

    /** Why. */
    public ActionRefusal refusal() {
        return actionRefusal;
    }
}
