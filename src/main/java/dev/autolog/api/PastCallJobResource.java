package dev.autolog.api;

import dev.autolog.domain.Person;
import dev.autolog.history.Cursor;
import dev.autolog.history.Page;
import dev.autolog.past.Job;
import dev.autolog.past.JobCommand;
import dev.autolog.past.PastCallJobs;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Calls of the past that are logged later, for admins. */
@Path("/api/v1/past-call-jobs")
@Authenticated
@Tag(name = "Past calls")
class PastCallJobResource {
    private final Callers callers;
    private final Requests requests;
    private final PastCallJobs jobs;

    PastCallJobResource(Callers callers, Requests requests, PastCallJobs jobs) {
        this.callers = callers;
        this.requests = requests;
        this.jobs = jobs;
    }

    @GET
    @Operation(summary = "Jobs, newest first")
    public Uni<Page<PastCallJobView>> list(
            @QueryParam("limit")
                    @Schema(implementation = Integer.class, minimum = "1", maximum = "100", defaultValue = "50")
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Person person = callers.admin();
        String after = Parameter.text("cursor", cursor);
        Cursor place = after == null ? null : Cursor.of(after);
        int most = Parameter.limit(limit);
        return jobs.list(person, place == null ? null : place.startedAt(), place == null ? null : place.id(), most)
                .map(found -> page(found, most));
    }

    private static Page<PastCallJobView> page(List<Job> found, int most) {
        String next = found.size() < most
                ? null
                : new Cursor(found.getLast().createdAt(), found.getLast().id()).text();
        return new Page<>(found.stream().map(PastCallJobView::of).toList(), next);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One job with its preview and how far it is")
    public Uni<PastCallJobView> one(@PathParam("id") String id) {
        return jobs.one(callers.admin(), Requests.id(id))
                .map(job -> job.map(PastCallJobView::of).orElseThrow(Problems::notThere));
    }

    @POST
    @Operation(
            summary = "A job for calls that are not logged",
            description =
                    "It begins with a preview and logs nothing before it is started. An account has one job at a time"
                            + " that is not over.")
    @APIResponse(responseCode = "201", description = "It was made")
    public Uni<RestResponse<PastCallJobView>> create(
            @HeaderParam(Requests.KEY) @Nullable String key, UriInfo target, @Nullable PastCallJobRequest body) {
        Person person = callers.admin();
        PastCallJobRequest request = Requests.present(body);
        return jobs.create(person, request.toScope(), requests.key(key, target, request))
                .map(job -> ResponseBuilder.<PastCallJobView>created(target.getAbsolutePathBuilder()
                                .path(job.id().toString())
                                .build())
                        .entity(PastCallJobView.of(job))
                        .build());
    }

    @POST
    @Path("/{id}/start")
    @Operation(summary = "Log the calls that the preview told of")
    public Uni<PastCallJobView> start(
            @PathParam("id") String id, @HeaderParam(Requests.KEY) @Nullable String key, UriInfo target) {
        return tell(id, JobCommand.START, key, target);
    }

    @POST
    @Path("/{id}/pause")
    @Operation(summary = "Wait; what is logged stays logged")
    public Uni<PastCallJobView> pause(
            @PathParam("id") String id, @HeaderParam(Requests.KEY) @Nullable String key, UriInfo target) {
        return tell(id, JobCommand.PAUSE, key, target);
    }

    @POST
    @Path("/{id}/resume")
    @Operation(summary = "Go on where it was")
    public Uni<PastCallJobView> resume(
            @PathParam("id") String id, @HeaderParam(Requests.KEY) @Nullable String key, UriInfo target) {
        return tell(id, JobCommand.RESUME, key, target);
    }

    @POST
    @Path("/{id}/cancel")
    @Operation(summary = "End without the rest; what is logged stays logged")
    public Uni<PastCallJobView> cancel(
            @PathParam("id") String id, @HeaderParam(Requests.KEY) @Nullable String key, UriInfo target) {
        return tell(id, JobCommand.CANCEL, key, target);
    }

    private Uni<PastCallJobView> tell(String id, JobCommand command, @Nullable String key, UriInfo target) {
        Person person = callers.admin();
        UUID job = Requests.id(id);
        return jobs.tell(person, job, command, requests.key(key, target, command))
                .map(PastCallJobView::of);
    }
}
