package dev.autolog.api;

import dev.autolog.domain.Person;
import dev.autolog.erasure.ExportService;
import dev.autolog.erasure.ExportedRow;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Exports of all rows that are held on a contact or number, for admins. */
@Path("/api/v1/exports")
@Authenticated
@Tag(name = "Personal data")
class ExportResource {
    private final CallerReader callerReader;
    private final ExportService exports;
    private final ResultMapper results;

    ExportResource(CallerReader callerReader, ExportService exports, ResultMapper results) {
        this.callerReader = callerReader;
        this.exports = exports;
        this.results = results;
    }

    @POST
    @Operation(
            summary = "What is held on a contact or a number",
            description =
                    "A list of rows, each with its kind and its columns, which is sent while it is read. The audit"
                            + " trail tells of the export. An answer that ends without the closing bracket is incomplete.")
    public Multi<ExportedRow> create(@Nullable PersonRequest body) {
        Person person = callerReader.admin();
        PersonRequest request = WriteRequests.present(body);
        return exports.export(person, request.toTarget())
                .chain(results::value)
                .toMulti()
                .flatMap(rows -> rows);
    }
}
