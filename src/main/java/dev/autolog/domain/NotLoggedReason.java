package dev.autolog.domain;

/** Why a call is neither logged nor a conflict. */
public enum NotLoggedReason {
    /** Both parties belong to the account. */
    INTERNAL_CALL(false),
    /** Automatic logging is off for the account or the agent. */
    AUTO_LOG_OFF(false),
    /** A person dismissed the conflict. */
    DISMISSED(false),
    /** The other party's number, or an extension, is on the account's do-not-log list. */
    DO_NOT_LOG(false),
    /** The agent dialled a feature code, which the PBX acts on. */
    FEATURE_CODE(false),
    /** Automatic logging is on trial, and the agent does not take part. */
    NOT_IN_TRIAL(false),
    /** The account does not log unanswered calls. */
    MISSED_CALL(true),
    /** The account does not log calls that ended in a voicemail box. */
    VOICEMAIL_CALL(true),
    /** A colleague answered the call, and the account does not log the missed legs of such calls. */
    ANSWERED_BY_OTHERS(true),
    /** The caller left a voicemail, and its leg has the one log of the call. */
    LEFT_VOICEMAIL(true),
    /** The account's dry run only shows how calls would have been logged. */
    DRY_RUN(false),
    /** The log form opened for the agent instead. */
    FORM_REQUESTED(false),
    /** All messages of the thread were moved to other threads by corrections. */
    MESSAGES_ELSEWHERE(false),
    /** The telephony platform withdrew the leg. */
    WITHDRAWN(false);

    private final boolean byResult;

    NotLoggedReason(boolean byResult) {
        this.byResult = byResult;
    }

    /** Whether it depends on the result of the call, and changes with it. */
    public boolean isByResult() {
        return byResult;
    }

    /** Whether it follows from another leg of the call, and falls with that leg's answer or voicemail. */
    public boolean isByOtherLeg() {
        return this == ANSWERED_BY_OTHERS || this == LEFT_VOICEMAIL;
    }

    /**
     * Whether the reason is final: it follows from the call itself or a person's decision, not from rules of the account.
     */
    public boolean isForGood() {
        return switch (this) {
            case FEATURE_CODE, DISMISSED, LEFT_VOICEMAIL, MESSAGES_ELSEWHERE, WITHDRAWN -> true;
            case INTERNAL_CALL,
                    AUTO_LOG_OFF,
                    DO_NOT_LOG,
                    NOT_IN_TRIAL,
                    MISSED_CALL,
                    VOICEMAIL_CALL,
                    ANSWERED_BY_OTHERS,
                    DRY_RUN,
                    FORM_REQUESTED -> false;
        };
    }
}
