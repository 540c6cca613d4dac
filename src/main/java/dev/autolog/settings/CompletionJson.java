package dev.autolog.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.autolog.domain.rules.Completion;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The setting {@code completion} in JSON.
 *
 * @param when when a log is published
 * @param deadlineMinutes how long after the end of a call it is waited for at most, if for its completion; left out, a quarter of
 *     an hour
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CompletionJson(
        @Nullable CompletionKind when, @Nullable Integer deadlineMinutes) {
    static final CompletionJson DEFAULT = new CompletionJson(CompletionKind.AT_ONCE, null);
    private static final int USUAL_DEADLINE = 15;

    /** When a log is published. */
    public enum CompletionKind {
        /** At once, and again when something of it changes. */
        AT_ONCE,
        /** Once, when it is complete or the deadline is over. */
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
