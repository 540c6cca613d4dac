package dev.autolog.api;

import dev.autolog.api.ParkedLogRequests.ParkedLogIdsRequest;
import dev.autolog.api.ParkedLogRequests.ParkedLogResults;
import dev.autolog.api.ParkedLogRequests.ParkedLogView;
import dev.autolog.crm.ParkedLog;
import dev.autolog.crm.ParkedLogService;
import dev.autolog.domain.Person;
import dev.autolog.history.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The logs that did not get into the CRM and wait for a person, for admins. */
@Path("/api/v1/crm-connection/parked-logs")
@Authenticated
@Tag(name = "CRM")
class ParkedLogResource {
    private final CallerReader callerReader;
    private final WriteRequests writeRequests;
    private final ParkedLogService logs;
    private final ResultMapper results;

    ParkedLogResource(
            CallerReader callerReader, WriteRequests writeRequests, ParkedLogService logs, ResultMapper results) {
        this.callerReader = callerReader;
        this.writeRequests = writeRequests;
        this.logs = logs;
        this.results = results;
    }

    @GET
    @Operation(summary = "Logs that did not get into the CRM and wait for a person, the last parked first; for admins")
    public Uni<Page<ParkedLogView>> list(
            @QueryParam("limit")
                    @Schema(implementation = Integer.class, minimum = "1", maximum = "100", defaultValue = "50")
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Person admin = callerReader.admin();
        String after = QueryParameters.text("cursor", cursor);
        ParkedLogCursor place = after == null ? null : ParkedLogCursor.of(after);
        int most = QueryParameters.limit(limit);
        return logs.list(
                        admin, place == null ? null : place.since(), place == null ? null : place.callLogId(), most + 1)
                .map(found -> page(found, most));
    }

    private static Page<ParkedLogView> page(List<ParkedLog> found, int most) {
        List<ParkedLog> shown = found.stream().limit(most).toList();
        String next = found.size() > most ? ParkedLogCursor.of(shown.getLast()).text() : null;
        return new Page<>(shown.stream().map(ParkedLogView::of).toList(), next);
    }

    @POST
    @Path("/retry")
    @Operation(
            summary = "Try parked logs again, as an admin",
            description = "One that is perhaps written is written anew: look in the CRM first.")
    @APIResponse(responseCode = "200", description = "The results")
    @APIResponse(responseCode = "404", description = "The account has no connection")
    public Uni<ParkedLogResults> retry(
            @HeaderParam(WriteRequests.KEY) @Nullable String key, UriInfo target, @Nullable ParkedLogIdsRequest body) {
        Person admin = callerReader.admin();
        ParkedLogIdsRequest request = WriteRequests.present(body);
        return logs.retry(admin, request.checkedIds(), writeRequests.key(key, target, request))
                .chain(results::value)
                .map(ParkedLogResults::of);
    }

    @POST
    @Path("/discard")
    @Operation(
            summary = "Give parked logs up, as an admin",
            description = "The CRM does not get them, unless the log is changed later.")
    @APIResponse(responseCode = "200", description = "The results")
    @APIResponse(responseCode = "404", description = "The account has no connection")
    public Uni<ParkedLogResults> discard(
            @HeaderParam(WriteRequests.KEY) @Nullable String key, UriInfo target, @Nullable ParkedLogIdsRequest body) {
        Person admin = callerReader.admin();
        ParkedLogIdsRequest request = WriteRequests.present(body);
        return logs.discard(admin, request.checkedIds(), writeRequests.key(key, target, request))
                .chain(results::value)
                .map(ParkedLogResults::of);
    }
}
