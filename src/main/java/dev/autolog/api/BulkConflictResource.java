package dev.autolog.api;

import dev.autolog.actions.ActionRefusal;
import dev.autolog.actions.BulkActionResult;
import dev.autolog.actions.ConflictService;
import dev.autolog.domain.Person;
import dev.autolog.domain.Trigger;
import dev.autolog.history.AgentNameQuery;
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
class BulkConflictResource {
    private final CallerReader callerReader;
    private final WriteRequests writeRequests;
    private final ConflictService settle;
    private final AgentNameQuery names;

    BulkConflictResource(
            CallerReader callerReader, WriteRequests writeRequests, ConflictService settle, AgentNameQuery names) {
        this.callerReader = callerReader;
        this.writeRequests = writeRequests;
        this.settle = settle;
        this.names = names;
    }

    @POST
    @Path("/resolve")
    @Operation(summary = "Settle many conflicts in the same way")
    public Uni<BulkConflictRequests.BulkConflictResults> resolve(
            @HeaderParam(WriteRequests.KEY) @Nullable String key,
            UriInfo target,
            BulkConflictRequests.@Nullable BulkResolveRequest body) {
        Person person = callerReader.current();
        BulkConflictRequests.BulkResolveRequest request = WriteRequests.present(body);
        return settle.resolveAll(person, request.ids(), request.toChoice(), writeRequests.key(key, target, request))
                .chain(bulkActionResult -> results(person, bulkActionResult));
    }

    @POST
    @Path("/dismiss")
    @Operation(summary = "Close many conflicts without logs")
    public Uni<BulkConflictRequests.BulkConflictResults> dismiss(
            @HeaderParam(WriteRequests.KEY) @Nullable String key,
            UriInfo target,
            BulkConflictRequests.@Nullable BulkDismissRequest body) {
        Person person = callerReader.current();
        BulkConflictRequests.BulkDismissRequest request = WriteRequests.present(body);
        return settle.dismissAll(person, request.ids(), request.reason(), writeRequests.key(key, target, request))
                .chain(bulkActionResult -> results(person, bulkActionResult));
    }

    private Uni<BulkConflictRequests.BulkConflictResults> results(
            Person person, List<BulkActionResult> bulkActionResult) {
        Set<String> first = bulkActionResult.stream()
                .flatMap(one -> one.refusal().stream())
                .filter(ActionRefusal.SettledConflict.class::isInstance)
                .map(actionRefusal -> ((ActionRefusal.SettledConflict) actionRefusal).by())
                .filter(by -> !by.equals(Trigger.PIPELINE))
                .collect(Collectors.toSet());
        return names.of(person.accountId(), first)
                .map(known -> new BulkConflictRequests.BulkConflictResults(bulkActionResult.stream()
                        .map(one -> outcome(one, known))
                        .toList()));
    }

    private static BulkConflictRequests.BulkConflictOutcome outcome(
            BulkActionResult bulkActionResult, Map<String, String> known) {
        return bulkActionResult
                .refusal()
                .map(actionRefusal -> BulkConflictRequests.BulkFailureReason.of(actionRefusal, known))
                .map(bulkFailureReason -> new BulkConflictRequests.BulkConflictOutcome(
                        bulkActionResult.id(), bulkFailureReason.status(), bulkFailureReason))
                .orElseGet(() -> new BulkConflictRequests.BulkConflictOutcome(bulkActionResult.id(), 200, null));
    }
}
