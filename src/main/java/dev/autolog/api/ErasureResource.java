package dev.autolog.api;

import dev.autolog.domain.Person;
import dev.autolog.erasure.Erasure;
import dev.autolog.erasure.ErasureService;
import dev.autolog.history.Cursor;
import dev.autolog.history.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Erasures of contacts and numbers, for admins. */
@Path("/api/v1/erasures")
@Authenticated
@Tag(name = "Personal data")
class ErasureResource {
    private final CallerReader callerReader;
    private final WriteRequests writeRequests;
    private final ErasureService erasures;
    private final ResultMapper results;

    ErasureResource(
            CallerReader callerReader, WriteRequests writeRequests, ErasureService erasures, ResultMapper results) {
        this.callerReader = callerReader;
        this.writeRequests = writeRequests;
        this.erasures = erasures;
        this.results = results;
    }

    @GET
    @Operation(summary = "Erasures, newest first")
    public Uni<Page<ErasureView>> list(
            @QueryParam("limit")
                    @Schema(implementation = Integer.class, minimum = "1", maximum = "100", defaultValue = "50")
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Person person = callerReader.admin();
        String after = QueryParameters.text("cursor", cursor);
        Cursor place = after == null ? null : Cursor.of(after);
        int most = QueryParameters.limit(limit);
        return erasures.list(person, place == null ? null : place.startedAt(), place == null ? null : place.id(), most)
                .map(found -> page(found, most));
    }

    private static Page<ErasureView> page(List<Erasure> found, int most) {
        String next = found.size() < most
                ? null
                : new Cursor(found.getLast().createdAt(), found.getLast().id()).text();
        return new Page<>(found.stream().map(ErasureView::of).toList(), next);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One erasure and how far it is")
    public Uni<ErasureView> one(@PathParam("id") String id) {
        return erasures.one(callerReader.admin(), WriteRequests.id(id))
                .map(erasure -> erasure.map(ErasureView::of).orElseThrow(Problems::notFound));
    }

    @POST
    @Operation(
            summary = "Erase a contact or a number",
            description = "It is carried out in the background and cannot be undone. Names, numbers, notes, texts and"
                    + " addresses of recordings go; calls stay with their times, agents and outcomes. What comes later is"
                    + " new and is kept.")
    @APIResponse(responseCode = "202", description = "It was requested")
    public Uni<RestResponse<ErasureView>> create(
            @HeaderParam(WriteRequests.KEY) @Nullable String key, UriInfo target, @Nullable PersonRequest body) {
        Person person = callerReader.admin();
        PersonRequest request = WriteRequests.present(body);
        return erasures.create(person, request.toTarget(), writeRequests.key(key, target, request))
                .chain(results::value)
                .map(erasure -> ResponseBuilder.<ErasureView>create(Response.Status.ACCEPTED)
                        .location(target.getAbsolutePathBuilder()
                                .path(erasure.id().toString())
                                .build())
                        .entity(ErasureView.of(erasure))
                        .build());
    }
}
