package dev.autolog.api;

import dev.autolog.actions.PlaceholderService;
import dev.autolog.domain.Person;
import dev.autolog.domain.PhoneNumber;
import dev.autolog.history.InvalidQueryException;
import dev.autolog.history.Page;
import dev.autolog.history.RememberedNumberQuery;
import dev.autolog.history.RememberedNumberView;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Remembered numbers: their calls are always logged on one contact. */
@Path("/api/v1/remembered-numbers")
@Authenticated
@Tag(name = "Contacts")
class RememberedNumberResource {
    private static final String NUMBER = "\\+[1-9][0-9]{1,14}";

    private final CallerReader callerReader;
    private final RememberedNumberQuery remembered;
    private final PlaceholderService keep;
    private final ResultMapper results;

    RememberedNumberResource(
            CallerReader callerReader,
            RememberedNumberQuery remembered,
            PlaceholderService keep,
            ResultMapper results) {
        this.callerReader = callerReader;
        this.remembered = remembered;
        this.keep = keep;
        this.results = results;
    }

    @GET
    @Operation(summary = "What is remembered, in the order of the numbers")
    public Uni<Page<RememberedNumberView>> list(
            @QueryParam("limit")
                    @Schema(implementation = Integer.class, minimum = "1", maximum = "100", defaultValue = "50")
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Person person = callerReader.current();
        String after = QueryParameters.text("cursor", cursor);
        if (after != null && !after.matches(NUMBER)) {
            throw InvalidQueryException.cursor();
        }
        return remembered.page(person.accountId(), after == null ? "" : after, QueryParameters.limit(limit));
    }

    @DELETE
    @Path("/{number}")
    @Operation(
            summary = "Forget a number (E.164): its next calls are decided by the directory again",
            description = "Agents forget what they themselves remembered, supervisors and admins all.")
    public Uni<Void> forget(@PathParam("number") String number) {
        Person person = callerReader.current();
        return number.matches(NUMBER)
                ? keep.forget(person, new PhoneNumber(number))
                        .chain(results::value)
                        .replaceWithVoid()
                : Uni.createFrom().failure(Problems.notFound());
    }
}
