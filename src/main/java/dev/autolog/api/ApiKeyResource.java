package dev.autolog.api;

import dev.autolog.apikeys.ApiKeyService;
import dev.autolog.domain.Person;
import dev.autolog.history.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The account's API keys, for admins. */
@Path("/api/v1/api-keys")
@Authenticated
@Tag(name = "CRM")
class ApiKeyResource {
    private final CallerReader callerReader;
    private final WriteRequests writeRequests;
    private final ApiKeyService keys;
    private final ResultMapper results;

    ApiKeyResource(CallerReader callerReader, WriteRequests writeRequests, ApiKeyService keys, ResultMapper results) {
        this.callerReader = callerReader;
        this.writeRequests = writeRequests;
        this.keys = keys;
        this.results = results;
    }

    @GET
    @Operation(
            summary = "API keys with their last use, newest first; for admins",
            description =
                    "All of them on one page, as an account has at most 50. The keys themselves are never shown again.")
    public Uni<Page<ApiKeyView>> list() {
        return keys.list(callerReader.admin().accountId())
                .map(found -> new Page<>(found.stream().map(ApiKeyView::of).toList(), null));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One API key, without the key itself; for admins")
    public Uni<ApiKeyView> one(@PathParam("id") String id) {
        return keys.one(callerReader.admin().accountId(), WriteRequests.id(id))
                .map(key -> key.map(ApiKeyView::of).orElseThrow(Problems::notFound));
    }

    @POST
    @Operation(
            summary = "Create an API key, as an admin",
            description =
                    "The member key of the answer is the key. It is not stored and cannot be had again: a repeated"
                            + " request is answered without it. A program sends it as a bearer token; all it can do is to put"
                            + " contacts of its account.")
    @APIResponse(responseCode = "201", description = "It was created")
    public Uni<RestResponse<ApiKeyView>> create(
            @HeaderParam(WriteRequests.KEY) @Nullable String key, UriInfo target, @Nullable ApiKeyRequest body) {
        Person admin = callerReader.admin();
        ApiKeyRequest request = WriteRequests.present(body);
        return keys.create(admin, request.checked(), writeRequests.key(key, target, request))
                .chain(results::value)
                .map(created -> WriteRequests.created(target, created.key().id().toString(), ApiKeyView.of(created)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Revoke an API key at once, as an admin")
    @APIResponse(responseCode = "204", description = "It was revoked")
    public Uni<Void> revoke(
            @HeaderParam(WriteRequests.KEY) @Nullable String key, UriInfo target, @PathParam("id") String id) {
        Person admin = callerReader.admin();
        return keys.revoke(admin, WriteRequests.id(id), writeRequests.key(key, target, "revoke"))
                .chain(results::value)
                .replaceWithVoid();
    }
}
