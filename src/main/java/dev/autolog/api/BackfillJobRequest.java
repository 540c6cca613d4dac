package dev.autolog.api;

import dev.autolog.backfill.JobScope;
import dev.autolog.validation.TimeParser;
import dev.autolog.validation.ViolationCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The request for a backfill job: the past calls to log.
 *
 * @param from only calls that started at this time or later
 * @param to only calls that started before this time
 * @param agents only calls of the agents with these ids; null for all agents
 */
record BackfillJobRequest(
        @Schema(required = true, format = "date-time") @Nullable
        String from,

        @Schema(required = true, format = "date-time") @Nullable
        String to,

        @Schema(minItems = 1, maxItems = MOST_AGENTS) @Nullable
        List<String> agents) {
    private static final int MOST_AGENTS = 1000;

    JobScope toScope() {
        RequestValidator requestValidator = new RequestValidator();
        Instant begin = time("from", from, requestValidator);
        Instant end = time("to", to, requestValidator);
        if (begin != null && end != null && !begin.isBefore(end)) {
            requestValidator.add("to", ViolationCode.NOT_AFTER, Map.of("other", "from"));
        }
        if (agents != null && (agents.isEmpty() || agents.size() > MOST_AGENTS || agents.contains(null))) {
            requestValidator.add("agents", ViolationCode.LIST_SIZE, Map.of("min", 1, "max", MOST_AGENTS));
        } else if (agents != null) {
            agents.forEach(agent -> requestValidator.required("agents", agent, RequestValidator.ID));
        }
        requestValidator.refuse();
        return new JobScope(
                Objects.requireNonNull(begin),
                Objects.requireNonNull(end),
                agents == null ? null : new HashSet<>(agents));
    }

    private static @Nullable Instant time(String field, @Nullable String text, RequestValidator requestValidator) {
        try {
            return text == null || text.isBlank() ? missing(field, requestValidator) : TimeParser.withOffset(text);
        } catch (DateTimeException e) {
            requestValidator.add(field, ViolationCode.INVALID_TIME);
            return null;
        }
    }

    private static @Nullable Instant missing(String field, RequestValidator requestValidator) {
        requestValidator.add(field, ViolationCode.REQUIRED);
        return null;
    }

    /** Masked: a log does not need to name the agents. */
    @Override
    public String toString() {
        return "BackfillJobRequest[…]";
    }
}
