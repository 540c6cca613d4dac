package dev.autolog.backfill;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a job is. What may come next is here and nowhere else. */
public enum JobStatus {
    /** The job predicts the outcomes of the calls. */
    PREVIEWING,
    /** The preview is complete; the job waits for its start. */
    PREVIEWED,
    /** It logs. */
    RUNNING,
    /** Paused, during the preview or later. */
    PAUSED,
    /** It came upon something that trying again does not help with. */
    FAILED,
    /** Cancelled. Calls logged so far stay logged. */
    CANCELLED,
    /** It went through all calls. */
    DONE;

    /** Whether it still is to come to an end. */
    public boolean isOpen() {
        return this != CANCELLED && this != DONE;
    }

    /** Whether it goes through calls. */
    public boolean isAtWork() {
        return this == PREVIEWING || this == RUNNING;
    }

    /**
     * The status after a command; unchanged if it has that status already, and empty if the command is not allowed.
     *
     * @param previewed whether the preview was over
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

    /** What it is after it went through the last call. */
    JobStatus afterLastCall() {
        return switch (this) {
            case PREVIEWING -> PREVIEWED;
            case RUNNING -> DONE;
            case PREVIEWED, PAUSED, FAILED, CANCELLED, DONE -> throw new IllegalStateException("not at work: " + this);
        };
    }
}
