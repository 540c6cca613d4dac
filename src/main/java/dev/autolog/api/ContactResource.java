package dev.autolog.api;

import dev.autolog.actions.PlaceholderResult;
import dev.autolog.actions.PlaceholderService;
import dev.autolog.domain.Person;
import dev.autolog.history.ContactQuery;
import dev.autolog.history.ContactView;
import dev.autolog.history.InvalidQueryException;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Contacts that calls can be logged on. */
@Path("/api/v1/contacts")
@Authenticated
@Tag(name = "Contacts")
class ContactResource {
    private static final int LONGEST_NUMBER = 256;

    private final CallerReader callerReader;
    private final WriteRequests writeRequests;
    private final ContactQuery contacts;
    private final PlaceholderService keep;
    private final ResultMapper results;

    ContactResource(
            CallerReader callerReader,
            WriteRequests writeRequests,
            ContactQuery contacts,
            PlaceholderService keep,
            ResultMapper results) {
        this.callerReader = callerReader;
        this.writeRequests = writeRequests;
        this.contacts = contacts;
        this.keep = keep;
        this.results = results;
    }

    /**
     * The request to create a placeholder.
     *
     * @param number as typed
     */
    @Schema(name = "PlaceholderRequest")
    record PlaceholderRequest(
            @Schema(required = true, maxLength = RequestValidator.LINE) @Nullable
            String name,

            @Schema(maxLength = RequestValidator.LINE) @Nullable
            String type,

            @Schema(required = true, maxLength = LONGEST_NUMBER) @Nullable
            String number) {

        NewContactRequest checked() {
            NewContactRequest contact = new NewContactRequest(name, type);
            RequestValidator requestValidator = new RequestValidator();
            requestValidator
                    .required("name", name, RequestValidator.LINE)
                    .text("type", type, RequestValidator.LINE)
                    .required("number", number, LONGEST_NUMBER)
                    .refuse();
            return contact;
        }

        /** Masked: names and numbers are personal data. */
        @Override
        public String toString() {
            return "PlaceholderRequest[…]";
        }
    }

    @GET
    @Operation(
            summary = "Contacts by name or number",
            description = "q is a number in any form, or the beginnings of words of name and company.")
    public Uni<Page<ContactView>> search(
            @QueryParam("q") @Schema(required = true) @Nullable String q,
            @QueryParam("limit")
                    @Schema(implementation = Integer.class, minimum = "1", maximum = "100", defaultValue = "50")
                    @Nullable
                    String limit) {
        Person person = callerReader.current();
        String words = QueryParameters.text("q", q);
        if (words == null) {
            throw new InvalidQueryException("q", "q is required.");
        }
        return contacts.search(person.accountId(), words, QueryParameters.limit(limit))
                .map(found -> new Page<>(found, null));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One contact")
    public Uni<ContactView> one(@PathParam("id") String id) {
        return contact(callerReader.current(), id);
    }

    @POST
    @Operation(summary = "A placeholder for a number, until the CRM has a record of it")
    @APIResponse(responseCode = "201", description = "It was made")
    @APIResponse(responseCode = "200", description = "The number had one")
    public Uni<RestResponse<ContactView>> create(
            @HeaderParam(WriteRequests.KEY) @Nullable String key, UriInfo target, @Nullable PlaceholderRequest body) {
        Person person = callerReader.current();
        PlaceholderRequest request = WriteRequests.present(body);
        NewContactRequest contact = request.checked();
        String number = request.number() == null ? "" : request.number();
        return keep.createPlaceholder(person, contact.toChoice(), number, writeRequests.key(key, target, request))
                .chain(results::value)
                .chain(placed -> contact(person, placed.contactId()).map(view -> answer(placed, view, target)));
    }

    private static RestResponse<ContactView> answer(PlaceholderResult placed, ContactView view, UriInfo target) {
        return placed.created()
                ? WriteRequests.created(target, view.id(), view)
                : ResponseBuilder.ok(view).build();
    }

    private Uni<ContactView> contact(Person person, String id) {
        String contactId = QueryParameters.text("id", id);
        return contactId == null
                ? Uni.createFrom().failure(Problems.notFound())
                : contacts.one(person.accountId(), contactId).map(view -> view.orElseThrow(Problems::notFound));
    }
}
