package dev.autolog.backfill;

/** What a person can say to a job. */
public enum JobCommand {
    /** Log what the preview told of. */
    START,
    /** Wait. */
    PAUSE,
    /** Go on where it was. */
    RESUME,
    /** End without the rest. */
    CANCEL
}
