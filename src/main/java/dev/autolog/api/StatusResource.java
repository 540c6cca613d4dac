package dev.autolog.api;

import dev.autolog.status.Status;
import dev.autolog.status.StatusBoard;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the service and the account's calls are doing, for those who look after the account. */
@Path("/api/v1/status")
@Authenticated
@Tag(name = "Status")
class StatusResource {
    private final Callers callers;
    private final StatusBoard board;

    StatusResource(Callers callers, StatusBoard board) {
        this.callers = callers;
        this.board = board;
    }

    @GET
    @Operation(
            summary = "Whether the service runs, how far behind it is, and the account's figures of today; for"
                    + " supervisors and admins",
            description =
                    "Answers also while the database or Kafka is away. May be some seconds old. How far behind it is"
                            + " holds for all accounts and is told in seconds, not in records.")
    public Uni<Status> status() {
        return board.of(callers.overseer().accountId());
    }
}
