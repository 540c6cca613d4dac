package dev.autolog.api;

import dev.autolog.backfill.BackfillJob;
import dev.autolog.backfill.BackfillService;
import dev.autolog.backfill.JobCommand;
import dev.autolog.domain.Person;
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
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Backfill jobs, for admins. */
@Path("/api/v1/past-call-jobs")
@Authenticated
@Tag(name = "Past calls")
class BackfillJobResource {
    private final CallerReader callerReader;
    private final WriteRequests writeRequests;
    private final BackfillService jobs;
    private final ResultMapper results;

    BackfillJobResource(
            CallerReader callerReader, WriteRequests writeRequests, BackfillService jobs, ResultMapper results) {
        this.callerReader = callerReader;
        this.writeRequests = writeRequests;
        this.jobs = jobs;
        this.results = results;
    }

    @GET
    @Operation(summary = "Jobs, newest first")
    public Uni<Page<BackfillJobView>> list(
            @QueryParam("limit")
                    @Schema(implementation = Integer.class, minimum = "1", maximum = "100", defaultValue = "50")
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Person person = callerReader.admin();
        String after = QueryParameters.text("cursor", cursor);
        Cursor place = after == null ? null : Cursor.of(after);
        int most = QueryParameters.limit(limit);
        return jobs.list(person, place == null ? null : place.startedAt(), place == null ? null : place.id(), most)
                .map(found -> page(found, most));
    }

    private static Page<BackfillJobView> page(List<BackfillJob> found, int most) {
        String next = found.size() < most
                ? null
                : new Cursor(found.getLast().createdAt(), found.getLast().id()).text();
        return new Page<>(found.stream().map(BackfillJobView::of).toList(), next);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One job with its preview and how far it is")
    public Uni<BackfillJobView> one(@PathParam("id") String id) {
        return jobs.one(callerReader.admin(), WriteRequests.id(id))
                .map(backfillJob -> backfillJob.map(BackfillJobView::of).orElseThrow(Problems::notFound));
    }

    @POST
    @Operation(
            summary = "A job for calls that are not logged",
            description =
                    "It begins with a preview and logs nothing before it is started. An account has one job at a time"
                            + " that is not over.")
    @APIResponse(responseCode = "201", description = "It was made")
    public Uni<RestResponse<BackfillJobView>> create(
            @HeaderParam(WriteRequests.KEY) @Nullable String key, UriInfo target, @Nullable BackfillJobRequest body) {
        Person person = callerReader.admin();
        BackfillJobRequest request = WriteRequests.present(body);
        return jobs.create(person, request.toScope(), writeRequests.key(key, target, request))
                .chain(results::value)
                .map(job -> WriteRequests.created(target, job.id().toString(), BackfillJobView.of(job)));
    }

    @POST
    @Path("/{id}/start")
    @Operation(summary = "Log the calls that the preview told of")
    public Uni<BackfillJobView> start(
            @PathParam("id") String id, @HeaderParam(WriteRequests.KEY) @Nullable String key, UriInfo target) {
        return tell(id, JobCommand.START, key, target);
    }

    @POST
    @Path("/{id}/pause")
    @Operation(summary = "Wait; what is logged stays logged")
    public Uni<BackfillJobView> pause(
            @PathParam("id") String id, @HeaderParam(WriteRequests.KEY) @Nullable String key, UriInfo target) {
        return tell(id, JobCommand.PAUSE, key, target);
    }

    @POST
    @Path("/{id}/resume")
    @Operation(summary = "Go on where it was")
    public Uni<BackfillJobView> resume(
            @PathParam("id") String id, @HeaderParam(WriteRequests.KEY) @Nullable String key, UriInfo target) {
        return tell(id, JobCommand.RESUME, key, target);
    }

    @POST
    @Path("/{id}/cancel")
    @Operation(summary = "End without the rest; what is logged stays logged")
    public Uni<BackfillJobView> cancel(
            @PathParam("id") String id, @HeaderParam(WriteRequests.KEY) @Nullable String key, UriInfo target) {
        return tell(id, JobCommand.CANCEL, key, target);
    }

    private Uni<BackfillJobView> tell(String id, JobCommand command, @Nullable String key, UriInfo target) {
        Person person = callerReader.admin();
        UUID job = WriteRequests.id(id);
        return jobs.command(person, job, command, writeRequests.key(key, target, command))
                .chain(results::value)
                .map(BackfillJobView::of);
    }
}
