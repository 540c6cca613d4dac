package dev.autolog.accounts;

import java.util.List;

/** What somebody wants to try cannot be set. */
public final class DraftRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    DraftRefusedException(List<Fault> faults) {
        super("a draft that cannot be set", null, false, false);
        this.faults = faults;
    }

    /** What is at fault, each with why. */
    public List<Fault> faults() {
        return faults;
    }
}
