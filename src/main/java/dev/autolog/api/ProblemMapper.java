package dev.autolog.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.autolog.history.InvalidQueryException;
import dev.autolog.kafka.FailureClassifier;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps exceptions to problem details. */
class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    /** Before the mappers of the problem library. */
    private static final int FIRST = 1;

    @ServerExceptionMapper(priority = FIRST)
    public Response refused(RefusedRequestException failure) {
        return failure.problem().toResponse();
    }

    @ServerExceptionMapper(priority = FIRST)
    public Response invalidQuery(InvalidQueryException failure) {
        return Problems.of(failure).toResponse();
    }

    // The problem library has mappers for these types as well, and the most specific one is used.

    @ServerExceptionMapper(priority = FIRST)
    public Response invalidJson(JsonProcessingException failure) {
        return Problems.of(failure).toResponse();
    }

    @ServerExceptionMapper(priority = FIRST)
    public Response unknownField(UnrecognizedPropertyException failure) {
        return Problems.of(failure).toResponse();
    }

    @ServerExceptionMapper(priority = FIRST)
    public Response invalidFormat(InvalidFormatException failure) {
        return Problems.of(failure).toResponse();
    }

    @ServerExceptionMapper(priority = FIRST)
    public Response wrongType(MismatchedInputException failure) {
        return Problems.of(failure).toResponse();
    }

    @ServerExceptionMapper(priority = FIRST)
    public Response notFound(NotFoundException failure) {
        return rejected(failure);
    }

    /** No endpoint matches the request, or the media type of its body or answer is wrong. */
    @ServerExceptionMapper(priority = FIRST)
    public Response rejected(WebApplicationException failure) {
        if (failure.getCause() instanceof JsonProcessingException json) {
            return invalidJson(json);
        }
        Response response = failure.getResponse();
        return switch (response.getStatusInfo().getFamily()) {
            case CLIENT_ERROR -> {
                Response.ResponseBuilder problem = Response.fromResponse(
                        Problems.ofStatus(response.getStatus()).toResponse());
                String methods = response.getHeaderString(HttpHeaders.ALLOW);
                yield methods == null
                        ? problem.build()
                        : problem.header(HttpHeaders.ALLOW, methods).build();
            }
            case SERVER_ERROR -> unexpected(failure);
            default -> response;
        };
    }

    /** A request that publishes to Kafka, such as a replay, failed. */
    @ServerExceptionMapper(priority = FIRST)
    public Response kafkaUnavailable(RetriableException failure) {
        LOG.infof("Request failed, Kafka is unavailable: %s", FailureClassifier.describe(failure));
        return Problems.of(ProblemCode.KAFKA_UNAVAILABLE).toResponse();
    }

    /** The database is unavailable, or the failure is a defect. */
    @ServerExceptionMapper(priority = FIRST)
    public Response unexpected(Exception failure) {
        if (FailureClassifier.isDatabaseUnavailable(failure)) {
            LOG.infof("Request failed, the database is unavailable: %s", FailureClassifier.describe(failure));
            return Problems.of(ProblemCode.DATABASE_UNAVAILABLE).toResponse();
        }
        LOG.errorf("Request failed: %s", FailureClassifier.describe(failure));
        return Problems.of(ProblemCode.INTERNAL_ERROR).toResponse();
    }
}
