package dev.autolog.api;

import dev.autolog.actions.OwnLineService;
import dev.autolog.domain.Person;
import dev.autolog.history.InvalidQueryException;
import dev.autolog.history.OwnLineQuery;
import dev.autolog.history.OwnLineView;
import dev.autolog.history.Page;
import dev.autolog.settings.LineChoice;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The account's own lines, and admins' choices about them. */
@Path("/api/v1/own-lines")
@Authenticated
@Tag(name = "Settings")
class OwnLineResource {
    private static final String LINE = "\\+?[0-9]+";

    private final CallerReader callerReader;
    private final WriteRequests writeRequests;
    private final OwnLineQuery ownLines;
    private final OwnLineService choices;
    private final ResultMapper results;

    OwnLineResource(
            CallerReader callerReader,
            WriteRequests writeRequests,
            OwnLineQuery ownLines,
            OwnLineService choices,
            ResultMapper results) {
        this.callerReader = callerReader;
        this.writeRequests = writeRequests;
        this.ownLines = ownLines;
        this.choices = choices;
        this.results = results;
    }

    @GET
    @Operation(
            summary = "Own lines with where they come from, and removed lines, in the order of the lines; for admins",
            description = "A call from or to an own line is internal: it matches no contact.")
    public Uni<Page<OwnLineView>> list(
            @QueryParam("limit")
                    @Schema(implementation = Integer.class, minimum = "1", maximum = "100", defaultValue = "50")
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Person admin = callerReader.admin();
        String after = QueryParameters.text("cursor", cursor);
        if (after != null && !after.matches(LINE)) {
            throw InvalidQueryException.cursor();
        }
        return ownLines.page(admin.accountId(), after == null ? "" : after, QueryParameters.limit(limit));
    }

    @POST
    @Path("/pin")
    @Operation(
            summary = "Pin a line: it is the account's own even if no agent has it, as an admin",
            description = "In force for the next call. Replaces an earlier choice about the line.")
    public Uni<OwnLineView> pin(
            @HeaderParam(WriteRequests.KEY) @Nullable String key, UriInfo target, @Nullable OwnLineRequest body) {
        return choose(LineChoice.PINNED, key, target, body);
    }

    @POST
    @Path("/remove")
    @Operation(
            summary = "Remove a line: it is not the account's own, and calls do not teach it again, as an admin",
            description = "In force for the next call; open conflicts of the number are rechecked. Replaces an earlier"
                    + " choice about the line. A line of the setting ownLines is taken out there instead.")
    public Uni<OwnLineView> remove(
            @HeaderParam(WriteRequests.KEY) @Nullable String key, UriInfo target, @Nullable OwnLineRequest body) {
        return choose(LineChoice.REMOVED, key, target, body);
    }

    private Uni<OwnLineView> choose(
            LineChoice choice, @Nullable String key, UriInfo target, @Nullable OwnLineRequest body) {
        Person admin = callerReader.admin();
        OwnLineRequest request = WriteRequests.present(body);
        return choices.choose(admin, request.checked(), choice, writeRequests.key(key, target, request))
                .chain(results::value)
                .chain(line -> ownLines.one(admin.accountId(), line))
                .map(view -> view.orElseThrow(Problems::notFound));
    }

    @POST
    @Path("/take-back")
    @Operation(
            summary = "Take back a choice about a line: what calls show counts again, as an admin",
            description = "404 without such a choice.")
    @APIResponse(responseCode = "204", description = "It was taken back")
    @APIResponse(responseCode = "404", description = "There is no choice about the line")
    public Uni<Void> takeBack(
            @HeaderParam(WriteRequests.KEY) @Nullable String key, UriInfo target, @Nullable OwnLineRequest body) {
        Person admin = callerReader.admin();
        OwnLineRequest request = WriteRequests.present(body);
        return choices.choose(admin, request.checked(), null, writeRequests.key(key, target, request))
                .chain(results::value)
                .replaceWithVoid();
    }
}
