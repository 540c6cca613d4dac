package dev.autolog.api;

import dev.autolog.deadletters.DeadLetterCursor;
import dev.autolog.deadletters.DeadLetterFilter;
import dev.autolog.deadletters.DeadLetterId;
import dev.autolog.deadletters.DeadLetterQuery;
import dev.autolog.deadletters.DeadLetterService;
import dev.autolog.deadletters.DeadLetterStatus;
import dev.autolog.deadletters.DeadLetterView;
import dev.autolog.domain.Person;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Dead letters, for the account's admins. */
@Path("/api/v1/dead-letters")
@Authenticated
@Tag(name = "Dead letters")
class DeadLetterResource {
    private final CallerReader callerReader;
    private final WriteRequests writeRequests;
    private final DeadLetterQuery letters;
    private final DeadLetterService settle;
    private final ResultMapper results;

    DeadLetterResource(
            CallerReader callerReader,
            WriteRequests writeRequests,
            DeadLetterQuery letters,
            DeadLetterService settle,
            ResultMapper results) {
        this.callerReader = callerReader;
        this.writeRequests = writeRequests;
        this.letters = letters;
        this.settle = settle;
        this.results = results;
    }

    @GET
    @Operation(
            summary = "Records that could never be processed, newest first; for admins",
            description = "topic is the one that the record was read from, such as call-ended.")
    public Uni<Page<DeadLetterView>> list(
            @QueryParam("topic") @Nullable String topic,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("status") @Schema(implementation = DeadLetterStatus.class, defaultValue = "WAITING") @Nullable
                    String status,
            @QueryParam("limit")
                    @Schema(implementation = Integer.class, minimum = "1", maximum = "100", defaultValue = "50")
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Person admin = callerReader.admin();
        DeadLetterStatus wanted = QueryParameters.oneOf(DeadLetterStatus.class, "status", status);
        DeadLetterFilter filter = DeadLetterFilter.of(
                Objects.requireNonNullElse(wanted, DeadLetterStatus.WAITING),
                QueryParameters.text("topic", topic),
                QueryParameters.text("reason", reason));
        String after = QueryParameters.text("cursor", cursor);
        return letters.page(
                admin.accountId(),
                filter,
                after == null ? null : DeadLetterCursor.of(after),
                QueryParameters.limit(limit));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One of them with the beginning of its value; for admins")
    public Uni<DeadLetterView> one(@PathParam("id") String id) {
        Person admin = callerReader.admin();
        DeadLetterId letter = DeadLetterId.of(id).orElseThrow(Problems::notFound);
        return letters.one(admin.accountId(), letter).map(view -> view.orElseThrow(Problems::notFound));
    }

    @POST
    @Path("/replay")
    @Operation(
            summary = "Publish records again as they were; for admins",
            description = "Those that fail again become dead letters again. With all, at most 500 at once: `more` says"
                    + " whether any are left, and results holds only those that could not be replayed.")
    public Uni<DeadLetterRequests.ReplayResults> replay(
            @HeaderParam(WriteRequests.KEY) @Nullable String key,
            UriInfo target,
            DeadLetterRequests.@Nullable ReplayRequest body) {
        Person admin = callerReader.admin();
        DeadLetterRequests.ReplayRequest request = WriteRequests.present(body);
        return settle.replay(admin, request.toChoice(), writeRequests.key(key, target, request))
                .chain(results::value)
                .map(DeadLetterRequests.ReplayResults::of);
    }

    @POST
    @Path("/discard")
    @Operation(summary = "Put records away that nothing is to come of; for admins")
    public Uni<DeadLetterRequests.DiscardResults> discard(
            @HeaderParam(WriteRequests.KEY) @Nullable String key,
            UriInfo target,
            DeadLetterRequests.@Nullable DiscardRequest body) {
        Person admin = callerReader.admin();
        DeadLetterRequests.DiscardRequest request = WriteRequests.present(body);
        return settle.discard(admin, request.checkedIds(), writeRequests.key(key, target, request))
                .chain(results::value)
                .map(DeadLetterRequests.DiscardResults::of);
    }
}
