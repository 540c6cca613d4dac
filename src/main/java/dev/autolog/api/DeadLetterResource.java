package dev.autolog.api;

import dev.autolog.deadletters.LetterCursor;
import dev.autolog.deadletters.LetterFilter;
import dev.autolog.deadletters.LetterId;
import dev.autolog.deadletters.LetterList;
import dev.autolog.deadletters.LetterStatus;
import dev.autolog.deadletters.LetterView;
import dev.autolog.deadletters.SettleLetters;
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

/** Records that could never be processed, for the account's admins. */
@Path("/api/v1/dead-letters")
@Authenticated
@Tag(name = "Dead letters")
class DeadLetterResource {
    private final Callers callers;
    private final Requests requests;
    private final LetterList letters;
    private final SettleLetters settle;

    DeadLetterResource(Callers callers, Requests requests, LetterList letters, SettleLetters settle) {
        this.callers = callers;
        this.requests = requests;
        this.letters = letters;
        this.settle = settle;
    }

    @GET
    @Operation(
            summary = "Records that could never be processed, newest first; for admins",
            description = "topic is the one that the record was read from, such as call-ended.")
    public Uni<Page<LetterView>> list(
            @QueryParam("topic") @Nullable String topic,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("status") @Schema(implementation = LetterStatus.class, defaultValue = "WAITING") @Nullable
                    String status,
            @QueryParam("limit")
                    @Schema(implementation = Integer.class, minimum = "1", maximum = "100", defaultValue = "50")
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Person admin = callers.admin();
        LetterStatus wanted = Parameter.oneOf(LetterStatus.class, "status", status);
        LetterFilter filter = LetterFilter.of(
                Objects.requireNonNullElse(wanted, LetterStatus.WAITING),
                Parameter.text("topic", topic),
                Parameter.text("reason", reason));
        String after = Parameter.text("cursor", cursor);
        return letters.page(
                admin.accountId(), filter, after == null ? null : LetterCursor.of(after), Parameter.limit(limit));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One of them with the beginning of its value; for admins")
    public Uni<LetterView> one(@PathParam("id") String id) {
        Person admin = callers.admin();
        LetterId letter = LetterId.of(id).orElseThrow(Problems::notThere);
        return letters.one(admin.accountId(), letter).map(view -> view.orElseThrow(Problems::notThere));
    }

    @POST
    @Path("/replay")
    @Operation(
            summary = "Publish records again as they were; for admins",
            description = "Those that fail again become dead letters again. With all, at most 500 at once: `more` says"
                    + " whether any are left, and results holds only those that could not be replayed.")
    public Uni<DeadLetters.Replayed> replay(
            @HeaderParam(Requests.KEY) @Nullable String key, UriInfo target, DeadLetters.@Nullable Replay body) {
        Person admin = callers.admin();
        DeadLetters.Replay request = Requests.present(body);
        return settle.replay(admin, request.toChoice(), requests.key(key, target, request))
                .map(DeadLetters.Replayed::of);
    }

    @POST
    @Path("/discard")
    @Operation(summary = "Put records away that nothing is to come of; for admins")
    public Uni<DeadLetters.Discarded> discard(
            @HeaderParam(Requests.KEY) @Nullable String key, UriInfo target, DeadLetters.@Nullable Discard body) {
        Person admin = callers.admin();
        DeadLetters.Discard request = Requests.present(body);
        return settle.discard(admin, request.checkedIds(), requests.key(key, target, request))
                .map(DeadLetters.Discarded::of);
    }
}
