package dev.autolog.api;

import dev.autolog.crm.ConnectionService;
import dev.autolog.crm.ConnectionStatus;
import dev.autolog.crm.ConnectionStatusQuery;
import dev.autolog.crm.SecretFingerprint;
import dev.autolog.domain.Person;
import dev.autolog.requests.ActionResult;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The account's connection to its CRM, for admins. */
@Path("/api/v1/crm-connection")
@Authenticated
@Tag(name = "CRM")
class CrmConnectionResource {
    private static final String NONE = "The account has no connection";

    private final CallerReader callerReader;
    private final WriteRequests writeRequests;
    private final ConnectionStatusQuery statuses;
    private final ConnectionService connections;
    private final SecretFingerprint fingerprint;
    private final ResultMapper results;

    CrmConnectionResource(
            CallerReader callerReader,
            WriteRequests writeRequests,
            ConnectionStatusQuery statuses,
            ConnectionService connections,
            SecretFingerprint fingerprint,
            ResultMapper results) {
        this.callerReader = callerReader;
        this.writeRequests = writeRequests;
        this.statuses = statuses;
        this.connections = connections;
        this.fingerprint = fingerprint;
        this.results = results;
    }

    @GET
    @Operation(
            summary = "The connection to the CRM: its state, last error and logs; for admins",
            description = "404 without a connection.")
    @APIResponse(responseCode = "200", description = "The connection")
    @APIResponse(responseCode = "404", description = NONE)
    public Uni<CrmConnectionView> get() {
        return statuses.one(callerReader.admin().accountId())
                .map(status -> status.map(CrmConnectionView::of).orElseThrow(Problems::notFound));
    }

    @PUT
    @Operation(
            summary = "Connect a CRM, or change what was entered, as an admin",
            description =
                    "A new connection is paused: check it, then resume it. Secrets that are omitted stay; after a"
                            + " change of the address they have to be entered again. Another kind of CRM needs a disconnection first.")
    public Uni<CrmConnectionView> put(
            @HeaderParam(WriteRequests.KEY) @Nullable String key, UriInfo target, @Nullable CrmConnectionRequest body) {
        Person admin = callerReader.admin();
        CrmConnectionRequest request = WriteRequests.present(body);
        return view(connections.put(
                admin, request.toChoice(), writeRequests.key(key, target, request.withFingerprints(fingerprint::of))));
    }

    @DELETE
    @Operation(
            summary = "Disconnect the CRM, as an admin",
            description = "What stands in the CRM stays there. Logs that wait or are parked are dropped.")
    @APIResponse(responseCode = "204", description = "It was disconnected")
    @APIResponse(responseCode = "404", description = NONE)
    public Uni<Void> delete(@HeaderParam(WriteRequests.KEY) @Nullable String key, UriInfo target) {
        Person admin = callerReader.admin();
        return connections
                .end(admin, writeRequests.key(key, target, "delete"))
                .chain(results::value)
                .replaceWithVoid();
    }

    @POST
    @Path("/test")
    @Operation(
            summary = "Check the connection, as an admin",
            description = "Carried out in the background: the member check of the connection has the answer.")
    @APIResponse(responseCode = "202", description = "It was requested")
    @APIResponse(responseCode = "404", description = NONE)
    public Uni<RestResponse<CrmConnectionView>> test(
            @HeaderParam(WriteRequests.KEY) @Nullable String key, UriInfo target) {
        Person admin = callerReader.admin();
        return view(connections.askToCheck(admin, writeRequests.key(key, target, "test")))
                .map(view ->
                        ResponseBuilder.create(Response.Status.ACCEPTED, view).build());
    }

    @POST
    @Path("/pause")
    @Operation(summary = "Send nothing to the CRM for now, as an admin", description = "Logs wait meanwhile.")
    @APIResponse(responseCode = "200", description = "The connection")
    @APIResponse(responseCode = "404", description = NONE)
    public Uni<CrmConnectionView> pause(@HeaderParam(WriteRequests.KEY) @Nullable String key, UriInfo target) {
        Person admin = callerReader.admin();
        return view(connections.pause(admin, writeRequests.key(key, target, "pause")));
    }

    @POST
    @Path("/resume")
    @Operation(
            summary = "Begin, or go on, to bring contacts in and logs out, as an admin",
            description = "Also after the CRM refused to sign in, to try it again.")
    @APIResponse(responseCode = "200", description = "The connection")
    @APIResponse(responseCode = "404", description = NONE)
    public Uni<CrmConnectionView> resume(@HeaderParam(WriteRequests.KEY) @Nullable String key, UriInfo target) {
        Person admin = callerReader.admin();
        return view(connections.resume(admin, writeRequests.key(key, target, "resume")));
    }

    @POST
    @Path("/confirm-deletions")
    @Operation(
            summary = "Confirm that contacts are gone in the CRM, as an admin",
            description =
                    "If a listing of the CRM lacks many contacts, none is deleted before an admin has confirmed their"
                            + " number, the member missing of contacts.")
    @APIResponse(responseCode = "200", description = "The connection")
    @APIResponse(responseCode = "404", description = "There is nothing to confirm")
    public Uni<CrmConnectionView> confirmDeletions(
            @HeaderParam(WriteRequests.KEY) @Nullable String key, UriInfo target) {
        Person admin = callerReader.admin();
        return view(connections.confirmDeletions(admin, writeRequests.key(key, target, "confirm-deletions")));
    }

    private Uni<CrmConnectionView> view(Uni<ActionResult<ConnectionStatus>> result) {
        return result.chain(results::value).map(CrmConnectionView::of);
    }
}
