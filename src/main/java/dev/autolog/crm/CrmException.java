package dev.autolog.crm;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A CRM did not do what it was asked to. Its message holds a code of the CRM's at most: its texts quote personal data. */
public final class CrmException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The code for a cursor that the CRM takes no more: reading starts over. */
    public static final String CURSOR_REFUSED = "CURSOR_REFUSED";

    private final Remedy remedy;
    private final transient @Nullable Duration wait;

    /** What has to happen next. */
    public enum Remedy {
        /** The same again, later: no answer, or a fault of the CRM's. The outcome of a write is unknown. */
        RETRY,
        /** Nothing before the time that the CRM names: a limit is used up. The request was not processed. */
        WAIT,
        /** An admin has to sign in again or enter a new key. The request was not processed. */
        SIGN_IN,
        /** A person has to look at this one record; all others go on. The request was not processed. */
        PARK
    }

    /**
     * @param code of the CRM's, or the kind of fault: no text of an answer
     * @param wait how long the CRM asks to wait; null if it does not say
     */
    public CrmException(Remedy remedy, String code, @Nullable Duration wait) {
        super(code);
        this.remedy = remedy;
        this.wait = wait;
    }

    /** What has to happen next. */
    public Remedy remedy() {
        return remedy;
    }

    /** The CRM's code, or the kind of fault. */
    public String code() {
        return String.valueOf(getMessage());
    }

    /** How long the CRM asks to wait; null if it does not say. */
    public @Nullable Duration retryAfter() {
        return wait;
    }
}
