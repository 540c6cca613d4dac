package dev.autolog.api;

import dev.autolog.actions.TestCallService;
import dev.autolog.domain.Person;
import dev.autolog.status.FirstStepQuery;
import dev.autolog.status.FirstSteps;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** The first steps of a new account, for admins. */
@Path("/api/v1/first-steps")
@Authenticated
@Tag(name = "First steps")
class FirstStepResource {
    private final CallerReader callerReader;
    private final WriteRequests writeRequests;
    private final FirstStepQuery steps;
    private final TestCallService testCalls;
    private final ResultMapper results;

    FirstStepResource(
            CallerReader callerReader,
            WriteRequests writeRequests,
            FirstStepQuery steps,
            TestCallService testCalls,
            ResultMapper results) {
        this.callerReader = callerReader;
        this.writeRequests = writeRequests;
        this.steps = steps;
        this.testCalls = testCalls;
        this.results = results;
    }

    /**
     * A call that was published.
     *
     * @param callId its id, as of the telephony platform
     */
    @Schema(name = "TestCall")
    record TestCallView(String callId) {}

    @GET
    @Operation(summary = "What the account has of all that calls need to be logged; for admins")
    public Uni<FirstSteps> get() {
        return steps.of(callerReader.admin().accountId());
    }

    @POST
    @Path("/test-call")
    @Operation(
            summary = "Publish a call from a contact's number to the admin, as an admin",
            description =
                    "It goes the way of all calls: it is logged on the contact, also in the CRM if one is connected.")
    @APIResponse(responseCode = "202", description = "It was published")
    @APIResponse(responseCode = "404", description = "No contact has a number of its own")
    public Uni<RestResponse<TestCallView>> testCall(
            @HeaderParam(WriteRequests.KEY) @Nullable String key, UriInfo target) {
        Person admin = callerReader.admin();
        var _ = writeRequests.key(key, target, "test-call");
        return testCalls
                .publish(admin, callerReader.name(), key)
                .chain(results::value)
                .map(callId -> ResponseBuilder.create(Status.ACCEPTED, new TestCallView(callId))
                        .build());
    }
}
