package dev.autolog.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.autolog.api.RequestJsonFactory.UnstorableTextException;
import dev.autolog.history.InvalidQueryException;
import dev.autolog.requests.ActionRefusal;
import dev.autolog.validation.JsonPath;
import dev.autolog.validation.Violation;
import dev.autolog.validation.ViolationCode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Problem details (RFC 9457), each with a code and its parameters. */
final class Problems {
    private static final int UNPROCESSABLE = 422;
    private static final int UNAVAILABLE = 503;
    private static final int RETRY_SECONDS = 5;

    private Problems() {}

    /**
     * The change that came first.
     *
     * @param status what it did: {@code LOGGED}, {@code DISMISSED}, {@code NOT_LOGGED}, {@code CHANGED}, or the new status of a
     *     job or dead letter
     * @param by {@code AUTO} or an agent id
     * @param byName that agent's name; null when it is unknown
     */
    record HappenedView(String status, String by, @Nullable String byName, Instant at) {
        /** Masked: names are personal data. */
        @Override
        public String toString() {
            return "HappenedView[" + status + "]";
        }
    }

    /** A problem whose code has no parameters. */
    static HttpProblem of(ProblemCode code) {
        return of(code, Map.of());
    }

    /** A problem with the parameters that the code needs. */
    static HttpProblem of(ProblemCode code, Map<String, String> parameters) {
        return builder(code, parameters, code.detail(parameters)).build();
    }

    /**
     * The problem of a refusal.
     *
     * @param names names of agents by agent id; unknown agents are left out
     */
    static HttpProblem of(ActionRefusal refusal, Map<String, String> names) {
        return switch (refusal) {
            case ActionRefusal.NotFound _ -> notFound();
            case ActionRefusal.OthersChoice _ -> of(ProblemCode.OTHERS_CHOICE);
            case ActionRefusal.AlreadyChanged(String status, String by, Instant at) ->
                with(ProblemCode.ALREADY_CHANGED, "happened", new HappenedView(status, by, names.get(by), at));
            case ActionRefusal.InvalidRequest(List<Violation> violations) -> invalid(violations);
            case ActionRefusal.ReusedKey _ ->
                invalid(List.of(Violation.of(WriteRequests.KEY, ViolationCode.KEY_REUSED)));
        };
    }

    /** The resource does not exist, or belongs to another account or agent. */
    static HttpProblem notFound() {
        return of(ProblemCode.NOT_FOUND);
    }

    /** The problem for a status from 400 to 499 that came without a code. */
    static HttpProblem ofStatus(int status) {
        return of(Stream.of(
                        ProblemCode.NOT_FOUND,
                        ProblemCode.METHOD_NOT_ALLOWED,
                        ProblemCode.NOT_ACCEPTABLE,
                        ProblemCode.CONTENT_TOO_LARGE,
                        ProblemCode.UNSUPPORTED_MEDIA_TYPE)
                .filter(code -> code.status() == status)
                .findFirst()
                .orElse(ProblemCode.MALFORMED_REQUEST));
    }

    static HttpProblem invalid(List<Violation> violations) {
        return with(ProblemCode.INVALID_REQUEST, "violations", violations);
    }

    static HttpProblem of(InvalidQueryException failure) {
        Map<String, String> parameters = Map.of("parameter", failure.parameter());
        return builder(ProblemCode.INVALID_PARAMETER, parameters, failure.sentence())
                .with("parameter", failure.parameter())
                .build();
    }

    /** The body is not what the endpoint expects. Names the field at fault if the parser knows it. */
    static HttpProblem of(JsonProcessingException failure) {
        return switch (failure) {
            case UnstorableTextException text ->
                invalid(List.of(Violation.of(text.field(), ViolationCode.INVALID_CHARACTER)));
            case UnrecognizedPropertyException unknown ->
                invalid(List.of(Violation.of(JsonPath.of(unknown), ViolationCode.UNKNOWN_FIELD)));
            case JsonMappingException mapping
            when !mapping.getPath().isEmpty() -> of(ProblemCode.WRONG_TYPE, Map.of("field", JsonPath.of(mapping)));
            default -> of(ProblemCode.INVALID_JSON);
        };
    }

    /** A limit refuses the request for some time. */
    static HttpProblem tooMany(Duration wait) {
        return HttpProblem.builder(of(ProblemCode.TOO_MANY_REQUESTS))
                .withHeader(
                        HttpHeaders.RETRY_AFTER,
                        Math.max(1, wait.plusMillis(999).toSeconds()))
                .build();
    }

    private static HttpProblem with(ProblemCode code, String member, Object value) {
        return builder(code, Map.of(), code.detail(Map.of()))
                .with(member, value)
                .build();
    }

    private static HttpProblem.Builder builder(ProblemCode code, Map<String, String> parameters, String detail) {
        HttpProblem.Builder problem = HttpProblem.builder()
                .withStatus(code.status())
                .withTitle(
                        code.status() == UNPROCESSABLE
                                ? "Unprocessable Content"
                                : Status.fromStatusCode(code.status()).getReasonPhrase())
                .withDetail(detail)
                .with("code", code)
                .with("parameters", parameters);
        return code.status() == UNAVAILABLE ? problem.withHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS) : problem;
    }
}
