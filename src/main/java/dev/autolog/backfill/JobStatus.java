package dev.autolog.backfill;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The status of a job. Only this enum knows the allowed transitions. */
public enum JobStatus {
    /** The job predicts the outcomes of the calls. */
    PREVIEWING,
    /** The preview is complete; the job waits for its start. */
    PREVIEWED,
    /** The job logs calls. */
    RUNNING,
    /** Paused, during the preview or later. */
    PAUSED,
    /** The job met an error that retries do not fix. */
    FAILED,
    /** Cancelled. Calls logged so far stay logged. */
    CANCELLED,
    /** The job has examined all calls. */
    DONE;

    /** Whether the job has not ended. */
    public boolean isOpen() {
        return this != CANCELLED && this != DONE;
    }

    /** Whether the job is examining calls. */
    public boolean isAtWork() {
        return this == PREVIEWING || this == RUNNING;
    }

    /**
     * The status after a command; unchanged if it has that status already, and empty if the command is not allowed.
     *
     * @param previewed whether the preview is complete
     */
    public Optional<JobStatus> after(JobCommand command, boolean previewed) {
        return Optional.ofNullable(
                switch (command) {
                    case START -> this == PREVIEWED || this == RUNNING ? RUNNING : null;
                    case PAUSE -> isAtWork() || this == PAUSED ? PAUSED : null;
                    case RESUME -> resumed(previewed);
                    case CANCEL -> this == DONE ? null : CANCELLED;
                });
    }

    private @Nullable JobStatus resumed(boolean previewed) {
        return switch (this) {
            case PAUSED, FAILED -> previewed ? RUNNING : PREVIEWING;
            case PREVIEWING, RUNNING -> this;
            case PREVIEWED, CANCELLED, DONE -> null;
        };
    }

    /** The status after the last call of the pass. */
    JobStatus afterLastCall() {
        return switch (this) {
            case PREVIEWING -> PREVIEWED;
            case RUNNING -> DONE;
            case PREVIEWED, PAUSED, FAILED, CANCELLED, DONE -> throw new IllegalStateException("not at work: " + this);
        };
    }
}
