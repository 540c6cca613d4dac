package dev.autolog.api;

import dev.autolog.domain.Trigger;
import dev.autolog.history.AgentNameQuery;
import dev.autolog.requests.ActionRefusal;
import dev.autolog.requests.ActionRefusal.AlreadyChanged;
import dev.autolog.requests.ActionResult;
import dev.autolog.requests.ActionResult.Done;
import dev.autolog.requests.ActionResult.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Maps the results of requests to answers: a value stays, a refusal becomes a problem. */
@ApplicationScoped
class ResultMapper {
    private final CallerReader callerReader;
    private final AgentNameQuery names;

    ResultMapper(CallerReader callerReader, AgentNameQuery names) {
        this.callerReader = callerReader;
        this.names = names;
    }

    /** The value of a successful request; fails with the problem of a refused one. */
    <T> Uni<T> value(ActionResult<T> result) {
        return switch (result) {
            case Done<T>(T value) -> Uni.createFrom().item(value);
            case Refused<T>(ActionRefusal refusal) ->
                names(List.of(refusal))
                        .chain(known ->
                                Uni.createFrom().failure(new RefusedRequestException(Problems.of(refusal, known))));
        };
    }

    /** The names of the agents whose changes came first, by agent id; unknown agents are left out. */
    Uni<Map<String, String>> names(Collection<ActionRefusal> refusals) {
        Set<String> agents = refusals.stream()
                .filter(AlreadyChanged.class::isInstance)
                .map(refusal -> ((AlreadyChanged) refusal).by())
                .filter(by -> !by.equals(Trigger.PIPELINE))
                .collect(Collectors.toSet());
        return agents.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : names.of(callerReader.current().accountId(), agents);
    }
}
