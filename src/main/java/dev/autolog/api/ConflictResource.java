package dev.autolog.api;

import dev.autolog.actions.ConflictService;
import dev.autolog.domain.ConflictKind;
import dev.autolog.domain.Person;
import dev.autolog.history.CallHistoryQuery;
import dev.autolog.history.CallView;
import dev.autolog.history.CandidateQuery;
import dev.autolog.history.ConflictFilter;
import dev.autolog.history.ConflictQuery;
import dev.autolog.history.ConflictView;
import dev.autolog.history.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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

/** Conflicts: calls that a person has to place. */
@Path("/api/v1/conflicts")
@Authenticated
@Tag(name = "Conflicts")
class ConflictResource {
    private final CallerReader callerReader;
    private final WriteRequests writeRequests;
    private final ConflictQuery conflicts;
    private final CandidateQuery candidateQuery;
    private final CallHistoryQuery calls;
    private final ConflictService settle;
    private final ResultMapper results;

    ConflictResource(
            CallerReader callerReader,
            WriteRequests writeRequests,
            ConflictQuery conflicts,
            CandidateQuery candidateQuery,
            CallHistoryQuery calls,
            ConflictService settle,
            ResultMapper results) {
        this.callerReader = callerReader;
        this.writeRequests = writeRequests;
        this.conflicts = conflicts;
        this.candidateQuery = candidateQuery;
        this.calls = calls;
        this.settle = settle;
        this.results = results;
    }

    /**
     * The request to dismiss a conflict.
     *
     * @param reason why the call is not worth a log; null for no reason
     */
    @Schema(name = "DismissRequest")
    record DismissRequest(
            @Schema(maxLength = RequestValidator.LINE) @Nullable
            String reason) {
        /** Masked: texts that people write are personal data. */
        @Override
        public String toString() {
            return "DismissRequest[…]";
        }
    }

    @GET
    @Operation(summary = "Conflicts, newest first")
    public Uni<Page<ConflictView>> list(
            @QueryParam("status")
                    @Schema(implementation = ConflictView.ConflictStatusView.class, defaultValue = "OPEN")
                    @Nullable
                    String status,
            @QueryParam("kind") @Schema(implementation = ConflictKind.class) @Nullable String kind,
            @QueryParam("agent") @Nullable String agent,
            @QueryParam("number") @Nullable String number,
            @QueryParam("from") @Schema(format = "date-time") @Nullable String from,
            @QueryParam("to") @Schema(format = "date-time") @Nullable String to,
            @QueryParam("limit")
                    @Schema(implementation = Integer.class, minimum = "1", maximum = "100", defaultValue = "50")
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Person person = callerReader.current();
        ConflictView.ConflictStatusView wanted =
                QueryParameters.oneOf(ConflictView.ConflictStatusView.class, "status", status);
        ConflictFilter filter = new ConflictFilter(
                Objects.requireNonNullElse(wanted, ConflictView.ConflictStatusView.OPEN),
                QueryParameters.oneOf(ConflictKind.class, "kind", kind),
                QueryParameters.text("agent", agent),
                QueryParameters.text("number", number));
        return conflicts.page(person, filter, QueryParameters.span(from, to, cursor, limit));
    }

    @GET
    @Path("/count")
    @Operation(summary = "How many are open; counted to 1000")
    public Uni<ConflictQuery.Count> count() {
        return conflicts.countOpen(callerReader.current());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One conflict")
    public Uni<ConflictView> one(@PathParam("id") String id) {
        return conflict(callerReader.current(), WriteRequests.id(id));
    }

    @GET
    @Path("/{id}/candidates")
    @Operation(
            summary = "The contacts that have the number of a conflict",
            description = "At most 101, each with at most 20 open associations; /contacts/{id} has all of a contact's.")
    public Uni<Page<ConflictView.CandidateView>> candidates(@PathParam("id") String id) {
        return candidateQuery
                .of(callerReader.current(), WriteRequests.id(id))
                .map(found -> new Page<>(found.orElseThrow(Problems::notFound), null));
    }

    @POST
    @Path("/{id}/resolve")
    @Operation(summary = "Settle a conflict: log its call on a contact")
    public Uni<CallView> resolve(
            @PathParam("id") String id,
            @HeaderParam(WriteRequests.KEY) @Nullable String key,
            UriInfo target,
            @Nullable LogRequest body) {
        Person person = callerReader.current();
        UUID conflict = WriteRequests.id(id);
        LogRequest request = WriteRequests.present(body);
        return settle.resolve(person, conflict, request.toChoice(), writeRequests.key(key, target, request))
                .chain(results::value)
                .chain(done -> calls.one(person, done))
                .map(view -> view.orElseThrow(Problems::notFound));
    }

    @POST
    @Path("/{id}/dismiss")
    @Operation(summary = "Close a conflict without a log")
    public Uni<ConflictView> dismiss(
            @PathParam("id") String id,
            @HeaderParam(WriteRequests.KEY) @Nullable String key,
            UriInfo target,
            @Nullable DismissRequest body) {
        Person person = callerReader.current();
        UUID conflict = WriteRequests.id(id);
        DismissRequest request = WriteRequests.present(body);
        return settle.dismiss(person, conflict, request.reason(), writeRequests.key(key, target, request))
                .chain(results::value)
                .chain(done -> conflict(person, done));
    }

    private Uni<ConflictView> conflict(Person person, UUID id) {
        return conflicts.one(person, id).map(view -> view.orElseThrow(Problems::notFound));
    }
}
