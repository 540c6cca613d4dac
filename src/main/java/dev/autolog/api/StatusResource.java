package dev.autolog.api;

import dev.autolog.status.StatusService;
import dev.autolog.status.StatusView;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The status of the service and the figures of the account, for supervisors and admins. */
@Path("/api/v1/status")
@Authenticated
@Tag(name = "Status")
class StatusResource {
    private final CallerReader callerReader;
    private final StatusService board;

    StatusResource(CallerReader callerReader, StatusService board) {
        this.callerReader = callerReader;
        this.board = board;
    }

    @GET
    @Operation(
            summary = "Whether the service runs, how far behind it is, and the account's figures of today; for"
                    + " supervisors and admins",
            description =
                    "Answers also while the database or Kafka is away. May be some seconds old. How far behind it is"
                            + " holds for all accounts and is told in seconds, not in records.")
    public Uni<StatusView> status() {
        return board.of(callerReader.supervisor().accountId());
    }
}
