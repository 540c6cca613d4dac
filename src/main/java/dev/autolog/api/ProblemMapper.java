package dev.autolog.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.autolog.actions.ActionRefusal;
import dev.autolog.actions.ActionRefusedException;
import dev.autolog.domain.Trigger;
import dev.autolog.history.AgentNameQuery;
import dev.autolog.history.InvalidQueryException;
import dev.autolog.kafka.FailureClassifier;
import dev.autolog.settings.InvalidSettingsException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns what was thrown into what callers hear. */
class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    /** Before the mappers of the library that writes problems. */
    private static final int FIRST = 1;

    private final CallerReader callerReader;
    private final AgentNameQuery names;

    ProblemMapper(CallerReader callerReader, AgentNameQuery names) {
        this.callerReader = callerReader;
        this.names = names;
    }

    @ServerExceptionMapper(priority = FIRST)
    public Uni<Response> refused(ActionRefusedException failure) {
        return problem(failure.refusal()).map(HttpProblem::toResponse);
    }

    /** The problem that a refusal is, with the name of who was first. */
    Uni<HttpProblem> problem(ActionRefusal actionRefusal) {
        return actionRefusal instanceof ActionRefusal.SettledConflict(var _, String by, var _)
                        && !by.equals(Trigger.PIPELINE)
                ? names.of(callerReader.current().accountId(), List.of(by))
                        .map(known -> Problems.of(actionRefusal, known.get(by)))
                : Uni.createFrom().item(Problems.of(actionRefusal, null));
    }

    @ServerExceptionMapper(priority = FIRST)
    public Response draftRefused(InvalidSettingsException failure) {
        return Problems.of(failure.faults()).toResponse();
    }

    @ServerExceptionMapper(priority = FIRST)
    public Response misunderstood(InvalidQueryException failure) {
        return HttpProblem.builder()
                .withStatus(Status.BAD_REQUEST)
                .withTitle(Status.BAD_REQUEST.getReasonPhrase())
                .withDetail(failure.parameter() + " " + failure.fault())
                .with("parameter", failure.parameter())
                .build()
                .toResponse();
    }

    @ServerExceptionMapper(priority = FIRST)
    public Response notJson(JsonProcessingException failure) {
        return Problems.malformed("The body is not valid JSON for this request.")
                .toResponse();
    }

    @ServerExceptionMapper(priority = FIRST)
    public Response otherJson(MismatchedInputException failure) {
        String field =
                failure.getPath().isEmpty() ? null : failure.getPath().getLast().getFieldName();
        return Problems.malformed(
                        field == null
                                ? "The body is not valid JSON for this request."
                                : "The body's " + field + " has the wrong type.")
                .toResponse();
    }

    /** Of requests that have to do with Kafka itself. */
    @ServerExceptionMapper(priority = FIRST)
    public Response kafkaIsAway(RetriableException failure) {
        LOG.infof("Request failed, Kafka is unavailable: %s", FailureClassifier.describe(failure));
        return Problems.unavailable("Kafka does not answer.").toResponse();
    }

    /** Unexpected failures, and an unavailable database. */
    @ServerExceptionMapper(priority = FIRST)
    public Response unexpected(Exception failure) {
        if (isAway(failure)) {
            LOG.infof("Request failed, the database is unavailable: %s", FailureClassifier.describe(failure));
            return Problems.unavailable("The database does not answer.").toResponse();
        }
        LOG.errorf("Request failed: %s", FailureClassifier.describe(failure));
        return HttpProblem.valueOf(Status.INTERNAL_SERVER_ERROR).toResponse();
    }

    private static boolean isAway(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> false;
            // Connections and the server's own end: Appendix A of PostgreSQL's manual.
            case PgException pg
            when pg.getSqlState() != null ->
                pg.getSqlState().startsWith("08") || pg.getSqlState().startsWith("57P");
            case IOException _, VertxException _ -> true;
            default -> isAway(failure.getCause());
        };
    }
}
