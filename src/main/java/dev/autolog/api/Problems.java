package dev.autolog.api;

import dev.autolog.actions.ActionRefusal;
import dev.autolog.settings.SettingsViolation;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What callers hear when it does not go as they want it, by RFC 9457. */
final class Problems {
    private static final int UNPROCESSABLE = 422;

    private Problems() {}

    /**
     * Who was first.
     *
     * @param by {@code AUTO} or an agent id
     * @param byName that agent's name; null when it is not known
     */
    record HappenedView(String status, String by, @Nullable String byName, Instant at) {
        /** Masked: names are personal data. */
        @Override
        public String toString() {
            return "HappenedView[" + status + "]";
        }
    }

    /**
     * A refusal.
     *
     * @param byName the name of the person who was first; null if unknown
     */
    static HttpProblem of(ActionRefusal actionRefusal, @Nullable String byName) {
        return switch (actionRefusal) {
            case ActionRefusal.NotFound _ -> notThere();
            case ActionRefusal.SettledConflict(String status, String by, Instant at) ->
                conflict(new HappenedView(status, by, byName, at));
            case ActionRefusal.InvalidChoice(String field, String reason) ->
                invalid(List.of(new Violation(field, reason)));
            case ActionRefusal.InvalidSettings(List<SettingsViolation> settingsViolations) -> of(settingsViolations);
            case ActionRefusal.ReusedKey _ ->
                invalid(List.of(new Violation(WriteRequests.KEY, "Was sent before, with another request.")));
        };
    }

    /** What cannot be set. */
    static HttpProblem of(List<SettingsViolation> settingsViolations) {
        return invalid(settingsViolations.stream()
                .map(settingsViolation -> new Violation(settingsViolation.field(), settingsViolation.reason()))
                .toList());
    }

    static HttpProblem notThere() {
        return HttpProblem.valueOf(Status.NOT_FOUND, "There is no such thing, or none that you may see.");
    }

    static HttpProblem forbidden(String detail) {
        return HttpProblem.valueOf(Status.FORBIDDEN, detail);
    }

    static HttpProblem malformed(String detail) {
        return HttpProblem.valueOf(Status.BAD_REQUEST, detail);
    }

    static HttpProblem invalid(List<Violation> violations) {
        return HttpProblem.builder()
                .withStatus(UNPROCESSABLE)
                .withTitle("Unprocessable Content")
                .withDetail("The request has invalid fields; see violations.")
                .with("violations", violations)
                .build();
    }

    private static HttpProblem conflict(HappenedView happenedView) {
        return HttpProblem.builder()
                .withStatus(Status.CONFLICT)
                .withTitle(Status.CONFLICT.getReasonPhrase())
                .withDetail("The conflict was already resolved or the log already changed; see happened.")
                .with("happened", happenedView)
                .build();
    }

    static HttpProblem unavailable(String detail) {
        return HttpProblem.builder()
                .withStatus(Status.SERVICE_UNAVAILABLE)
                .withTitle(Status.SERVICE_UNAVAILABLE.getReasonPhrase())
                .withDetail(detail)
                .withHeader(HttpHeaders.RETRY_AFTER, 5)
                .build();
    }
}
