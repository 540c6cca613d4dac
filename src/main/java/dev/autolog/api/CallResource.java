package dev.autolog.api;

import dev.autolog.actions.CallLogService;
import dev.autolog.domain.Direction;
import dev.autolog.domain.Person;
import dev.autolog.history.CallDetailView;
import dev.autolog.history.CallFilter;
import dev.autolog.history.CallHistoryQuery;
import dev.autolog.history.CallView;
import dev.autolog.history.Page;
import dev.autolog.history.PageRequest;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Calls and their logs. */
@Path("/api/v1/calls")
@Authenticated
@Tag(name = "Calls")
class CallResource {
    private final CallerReader callerReader;
    private final WriteRequests writeRequests;
    private final CallHistoryQuery calls;
    private final CallLogService logs;
    private final ResultMapper results;

    CallResource(
            CallerReader callerReader,
            WriteRequests writeRequests,
            CallHistoryQuery calls,
            CallLogService logs,
            ResultMapper results) {
        this.callerReader = callerReader;
        this.writeRequests = writeRequests;
        this.calls = calls;
        this.logs = logs;
        this.results = results;
    }

    @GET
    @Operation(
            summary = "Calls, newest first",
            description = "q is a number in any form, or the beginnings of words of a contact's name and company.")
    public Uni<Page<CallView>> list(
            @QueryParam("view") @Schema(implementation = CallFilter.CallListKind.class, defaultValue = "ALL") @Nullable
                    String view,
            @QueryParam("direction") @Schema(implementation = Direction.class) @Nullable String direction,
            @QueryParam("q") @Nullable String q,
            @QueryParam("agent") @Nullable String agent,
            @QueryParam("from") @Schema(format = "date-time") @Nullable String from,
            @QueryParam("to") @Schema(format = "date-time") @Nullable String to,
            @QueryParam("limit")
                    @Schema(implementation = Integer.class, minimum = "1", maximum = "100", defaultValue = "50")
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Person person = callerReader.current();
        CallFilter.CallListKind wanted = QueryParameters.oneOf(CallFilter.CallListKind.class, "view", view);
        CallFilter filter = new CallFilter(
                Objects.requireNonNullElse(wanted, CallFilter.CallListKind.ALL),
                QueryParameters.oneOf(Direction.class, "direction", direction),
                QueryParameters.text("agent", agent));
        PageRequest pageRequest = QueryParameters.span(from, to, cursor, limit);
        String words = QueryParameters.text("q", q);
        return words == null
                ? calls.page(person, filter, pageRequest)
                : calls.search(person, words, filter, pageRequest);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One call with its conflict and all that happened to it")
    public Uni<CallDetailView> one(@PathParam("id") String id) {
        return calls.detail(callerReader.current(), WriteRequests.id(id))
                .map(view -> view.orElseThrow(Problems::notFound));
    }

    @POST
    @Path("/{id}/log")
    @Operation(summary = "Log a call that is not logged")
    public Uni<CallView> log(
            @PathParam("id") String id,
            @HeaderParam(WriteRequests.KEY) @Nullable String key,
            UriInfo target,
            @Nullable LogRequest body) {
        Person person = callerReader.current();
        UUID call = WriteRequests.id(id);
        LogRequest request = WriteRequests.present(body);
        return logs.logByHand(person, call, request.toChoice(), writeRequests.key(key, target, request))
                .chain(results::value)
                .chain(done -> view(person, done));
    }

    @PATCH
    @Path("/{id}/log")
    @Operation(summary = "Change a log, or put it on another contact")
    public Uni<CallView> edit(
            @PathParam("id") String id,
            @HeaderParam(WriteRequests.KEY) @Nullable String key,
            UriInfo target,
            @Nullable EditRequest body) {
        Person person = callerReader.current();
        UUID call = WriteRequests.id(id);
        EditRequest request = WriteRequests.present(body);
        return logs.edit(person, call, request.toEdit(), writeRequests.key(key, target, request))
                .chain(results::value)
                .chain(done -> view(person, done));
    }

    private Uni<CallView> view(Person person, UUID id) {
        return calls.one(person, id).map(view -> view.orElseThrow(Problems::notFound));
    }
}
