package dev.autolog.api;

import dev.autolog.domain.Person;
import dev.autolog.history.Page;
import dev.autolog.history.RecordWarningQuery;
import dev.autolog.history.RecordWarningView;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The parts that were left out of contact records, for the account's admins. */
@Path("/api/v1/record-warnings")
@Authenticated
@Tag(name = "Dead letters")
class RecordWarningResource {
    private final CallerReader callerReader;
    private final RecordWarningQuery warnings;

    RecordWarningResource(CallerReader callerReader, RecordWarningQuery warnings) {
        this.callerReader = callerReader;
        this.warnings = warnings;
    }

    @GET
    @Operation(
            summary = "Parts of contacts' newest records that could not be kept, newest first; for admins",
            description =
                    "The rest of such a record is in force. The next record of the contact replaces its warnings.")
    public Uni<Page<RecordWarningView>> list(
            @QueryParam("limit")
                    @Schema(implementation = Integer.class, minimum = "1", maximum = "100", defaultValue = "50")
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Person admin = callerReader.admin();
        return warnings.page(admin.accountId(), QueryParameters.text("cursor", cursor), QueryParameters.limit(limit));
    }
}
