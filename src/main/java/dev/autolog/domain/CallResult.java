package dev.autolog.domain;

/** How a leg of a call ended, as the telephony platform reports it. */
public enum CallResult {
    ANSWERED,
    MISSED,
    VOICEMAIL,
    BUSY,
    REJECTED,
    FAILED;

    /** Whether a leg with this result was certainly not answered. */
    public boolean rulesOutAnAnswer() {
        return switch (this) {
            case MISSED, BUSY, REJECTED -> true;
            // A voicemail box answers, and an answered call can still fail.
            case ANSWERED, VOICEMAIL, FAILED -> false;
        };
    }
}
