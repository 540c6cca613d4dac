package dev.autolog.api;

import dev.autolog.actions.ConflictService;
import dev.autolog.domain.Person;
import dev.autolog.requests.ItemResult;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Resolves and dismisses many conflicts at once, for example after ten calls of one caller; each has its own outcome. */
@Path("/api/v1/conflicts")
@Authenticated
@Tag(name = "Conflicts")
class BulkConflictResource {
    private final CallerReader callerReader;
    private final WriteRequests writeRequests;
    private final ConflictService settle;
    private final ResultMapper results;

    BulkConflictResource(
            CallerReader callerReader, WriteRequests writeRequests, ConflictService settle, ResultMapper results) {
        this.callerReader = callerReader;
        this.writeRequests = writeRequests;
        this.settle = settle;
        this.results = results;
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
                .chain(results::value)
                .chain(this::results);
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
                .chain(results::value)
                .chain(this::results);
    }

    private Uni<BulkConflictRequests.BulkConflictResults> results(List<ItemResult<UUID>> items) {
        return results.names(
                        items.stream().flatMap(item -> item.refusal().stream()).toList())
                .map(names -> new BulkConflictRequests.BulkConflictResults(items.stream()
                        .map(item -> BulkConflictRequests.BulkConflictOutcome.of(item, names))
                        .toList()));
    }
}
