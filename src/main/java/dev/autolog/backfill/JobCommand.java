package dev.autolog.backfill;

/** A command to a job. */
public enum JobCommand {
    /** Log the calls of the preview. */
    START,
    /** Interrupt the preview or the job. */
    PAUSE,
    /** Continue from the cursor. */
    RESUME,
    /** End without the remaining calls. */
    CANCEL
}
