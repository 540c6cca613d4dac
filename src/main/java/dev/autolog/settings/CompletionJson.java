package dev.autolog.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.autolog.domain.rules.Completion;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The setting {@code completion} in JSON.
 *
 * @param when when a log is published
 * @param deadlineMinutes minutes after the end of a call at which an incomplete log is published; 15 if missing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CompletionJson(
        @Nullable CompletionKind when, @Nullable Integer deadlineMinutes) {
    static final CompletionJson DEFAULT = new CompletionJson(CompletionKind.AT_ONCE, null);
    private static final int USUAL_DEADLINE = 15;

    /** When a log is published. */
    public enum CompletionKind {
        /** At once, and again after each change. */
        AT_ONCE,
        /** Once, when the log is complete or the deadline has passed. */
        COMPLETE
    }

    Completion toDomain() {
        return when == CompletionKind.COMPLETE
                ? new Completion.AllAtOnce(Duration.ofMinutes(minutes()))
                : new Completion.Incremental();
    }

    CompletionJson complete() {
        return when == CompletionKind.COMPLETE ? new CompletionJson(when, minutes()) : DEFAULT;
    }

    private int minutes() {
        return deadlineMinutes == null ? USUAL_DEADLINE : deadlineMinutes;
    }
}
