package dev.autolog.api;

import dev.autolog.domain.Direction;
import dev.autolog.domain.Person;
import dev.autolog.history.CallDetail;
import dev.autolog.history.CallFilter;
import dev.autolog.history.CallHistory;
import dev.autolog.history.CallView;
import dev.autolog.history.Page;
import dev.autolog.history.Span;
import dev.autolog.people.KeepLogs;
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
    private final Callers callers;
    private final Requests requests;
    private final CallHistory calls;
    private final KeepLogs logs;

    CallResource(Callers callers, Requests requests, CallHistory calls, KeepLogs logs) {
        this.callers = callers;
        this.requests = requests;
        this.calls = calls;
        this.logs = logs;
    }

    @GET
    @Operation(
            summary = "Calls, newest first",
            description = "q is a number in any form, or the beginnings of words of a contact's name and company.")
    public Uni<Page<CallView>> list(
            @QueryParam("view") @Schema(implementation = CallFilter.View.class, defaultValue = "ALL") @Nullable
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
        Person person = callers.current();
        CallFilter.View wanted = Parameter.oneOf(CallFilter.View.class, "view", view);
        CallFilter filter = new CallFilter(
                Objects.requireNonNullElse(wanted, CallFilter.View.ALL),
                Parameter.oneOf(Direction.class, "direction", direction),
                Parameter.text("agent", agent));
        Span span = Parameter.span(from, to, cursor, limit);
        String words = Parameter.text("q", q);
        return words == null ? calls.page(person, filter, span) : calls.search(person, words, filter, span);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One call with its conflict and all that happened to it")
    public Uni<CallDetail> one(@PathParam("id") String id) {
        return calls.detail(callers.current(), Requests.id(id)).map(view -> view.orElseThrow(Problems::notThere));
    }

    @POST
    @Path("/{id}/log")
    @Operation(summary = "Log a call that is not logged")
    public Uni<CallView> log(
            @PathParam("id") String id,
            @HeaderParam(Requests.KEY) @Nullable String key,
            UriInfo target,
            @Nullable LogRequest body) {
        Person person = callers.current();
        UUID call = Requests.id(id);
        LogRequest request = Requests.present(body);
        return logs.logByHand(person, call, request.toChoice(), requests.key(key, target, request))
                .chain(() -> view(person, call));
    }

    @PATCH
    @Path("/{id}/log")
    @Operation(summary = "Change a log, or put it on another contact")
    public Uni<CallView> edit(
            @PathParam("id") String id,
            @HeaderParam(Requests.KEY) @Nullable String key,
            UriInfo target,
            @Nullable EditRequest body) {
        Person person = callers.current();
        UUID call = Requests.id(id);
        EditRequest request = Requests.present(body);
        return logs.edit(person, call, request.toEdit(), requests.key(key, target, request))
                .chain(() -> view(person, call));
    }

    private Uni<CallView> view(Person person, UUID id) {
        return calls.one(person, id).map(view -> view.orElseThrow(Problems::notThere));
    }
}
