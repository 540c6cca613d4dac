package dev.autolog.domain;

/** Why a call is neither logged nor a conflict. */
public enum NotLoggedReason {
    /** Both parties belong to the account. */
    INTERNAL_CALL(false),
    /** The account, or the agent, switched automatic logging off. */
    AUTO_LOG_OFF(false),
    /** A person said that the call need not be logged. */
    DISMISSED(false),
    /** The account keeps the other party's number, or an extension, on its do-not-log list. */
    DO_NOT_LOG(false),
    /** The agent dialled a code that the telephone exchange acts on. */
    FEATURE_CODE(false),
    /** Automatic logging is on trial, and not for this agent. */
    NOT_IN_TRIAL(false),
    /** The account does not log unanswered calls. */
    MISSED_CALL(true),
    /** The account does not log calls that ended in a voicemail box. */
    VOICEMAIL_CALL(true),
    /** A colleague answered the call, and the account does not log it for those who missed it. */
    ANSWERED_BY_OTHERS(true),
    /** The caller reached a voicemail box, and the voicemail has the one log of the call. */
    LEFT_VOICEMAIL(true),
    /** The account only wants to see what would have been logged. */
    DRY_RUN(false),
    /** The log form was opened for the agent instead. */
    FORM_REQUESTED(false),
    /** The platform corrected the messages, and all of them belong to another log. */
    MESSAGES_ELSEWHERE(false),
    /** The telephony platform took the leg back. */
    WITHDRAWN(false);

    private final boolean byResult;

    NotLoggedReason(boolean byResult) {
        this.byResult = byResult;
    }

    /** Whether it follows from how the call ended, and falls with it. */
    public boolean isByResult() {
        return byResult;
    }

    /** Whether it follows from another leg of the call, and falls with that leg's answer or voicemail. */
    public boolean isByOtherLeg() {
        return this == ANSWERED_BY_OTHERS || this == LEFT_VOICEMAIL;
    }

    /** Whether the reason is final, independent of later rules of the account: it follows from the call or from a person's decision. */
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
