package dev.autolog.api;

import dev.autolog.domain.Cause;
import dev.autolog.domain.Person;
import dev.autolog.history.AgentNames;
import dev.autolog.people.Refusal;
import dev.autolog.people.SettleConflicts;
import dev.autolog.people.Settled;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Many conflicts at once, as when the same caller rang ten times; each has its own outcome. */
@Path("/api/v1/conflicts")
@Authenticated
@Tag(name = "Conflicts")
class ManyConflictsResource {
    private final Callers callers;
    private final Requests requests;
    private final SettleConflicts settle;
    private final AgentNames names;

    ManyConflictsResource(Callers callers, Requests requests, SettleConflicts settle, AgentNames names) {
        this.callers = callers;
        this.requests = requests;
        this.settle = settle;
        this.names = names;
    }

    @POST
    @Path("/resolve")
    @Operation(summary = "Settle many conflicts in the same way")
    public Uni<Bulk.Results> resolve(
            @HeaderParam(Requests.KEY) @Nullable String key, UriInfo target, Bulk.@Nullable Resolve body) {
        Person person = callers.current();
        Bulk.Resolve request = Requests.present(body);
        return settle.resolveAll(person, request.ids(), request.toChoice(), requests.key(key, target, request))
                .chain(settled -> results(person, settled));
    }

    @POST
    @Path("/dismiss")
    @Operation(summary = "Close many conflicts without logs")
    public Uni<Bulk.Results> dismiss(
            @HeaderParam(Requests.KEY) @Nullable String key, UriInfo target, Bulk.@Nullable Dismiss body) {
        Person person = callers.current();
        Bulk.Dismiss request = Requests.present(body);
        return settle.dismissAll(person, request.ids(), request.reason(), requests.key(key, target, request))
                .chain(settled -> results(person, settled));
    }

    private Uni<Bulk.Results> results(Person person, List<Settled> settled) {
        Set<String> first = settled.stream()
                .flatMap(one -> one.refusal().stream())
                .filter(Refusal.SettledMeanwhile.class::isInstance)
                .map(refusal -> ((Refusal.SettledMeanwhile) refusal).by())
                .filter(by -> !by.equals(Cause.PIPELINE))
                .collect(Collectors.toSet());
        return names.of(person.accountId(), first)
                .map(known -> new Bulk.Results(
                        settled.stream().map(one -> outcome(one, known)).toList()));
    }

    private static Bulk.Outcome outcome(Settled settled, Map<String, String> known) {
        return settled.refusal()
                .map(refusal -> Bulk.Reason.of(refusal, known))
                .map(reason -> new Bulk.Outcome(settled.id(), reason.status(), reason))
                .orElseGet(() -> new Bulk.Outcome(settled.id(), 200, null));
    }
}
