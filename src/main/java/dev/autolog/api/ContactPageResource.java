package dev.autolog.api;

import dev.autolog.crm.RecordPageQuery;
import dev.autolog.domain.Person;
import dev.autolog.history.InvalidQueryException;
import dev.autolog.history.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The pages of contacts in the CRM. */
@Path("/api/v1/contact-pages")
@Authenticated
@Tag(name = "Contacts")
class ContactPageResource {
    private static final int MOST = 100;

    private final CallerReader callerReader;
    private final RecordPageQuery pages;

    ContactPageResource(CallerReader callerReader, RecordPageQuery pages) {
        this.callerReader = callerReader;
        this.pages = pages;
    }

    /**
     * The page of a contact in the CRM.
     *
     * @param url for a browser
     */
    @Schema(name = "ContactPage")
    record ContactPageView(String contactId, URI url) {
        /** Masked: the address names the customer. */
        @Override
        public String toString() {
            return "ContactPageView[" + contactId + "]";
        }
    }

    @GET
    @Operation(
            summary = "Where contacts are shown in the CRM",
            description =
                    "For contacts that came from the account's connection to a CRM with pages; others are omitted."
                            + " id is repeated for each contact, 100 times at most.")
    public Uni<Page<ContactPageView>> list(@QueryParam("id") @Nullable List<String> ids) {
        Person person = callerReader.current();
        List<String> wanted = Objects.requireNonNullElse(ids, List.<String>of()).stream()
                .flatMap(id -> Stream.ofNullable(QueryParameters.text("id", id)))
                .distinct()
                .toList();
        if (wanted.size() > MOST) {
            throw new InvalidQueryException("id", "id can be repeated " + MOST + " times at most.");
        }
        return pages.contacts(person.accountId(), wanted)
                .map(found -> new Page<>(
                        found.entrySet().stream()
                                .map(page -> new ContactPageView(page.getKey(), page.getValue()))
                                .toList(),
                        null));
    }
}
