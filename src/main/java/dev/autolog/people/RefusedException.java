package dev.autolog.people;

/** A person cannot have it; nothing was changed. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.getClass().getSimpleName(), null, false, false);
        this.refusal = refusal;
    }

    static RefusedException choice(String field, String reason) {
        return new RefusedException(new Refusal.ChoiceRefused(field, reason));
    }

    /** Why. */
    public Refusal refusal() {
        return refusal;
    }
}
