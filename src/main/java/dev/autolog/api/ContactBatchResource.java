package dev.autolog.api;

import dev.autolog.apikeys.ApiKeyOwner;
import dev.autolog.directory.ContactBatchService;
import dev.autolog.kafka.DeadLetterReason;
import dev.autolog.kafka.InvalidRecordException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Contacts of the CRM that a program puts with an API key. */
@Path(ContactBatchResource.PATH)
@Authenticated
@Tag(name = "CRM")
class ContactBatchResource {
    static final String PATH = "/api/v1/crm-contacts";
    static final String LINES = "application/x-ndjson";

    private static final int MOST_BYTES = 1 << 20;

    private final CallerReader callerReader;
    private final ContactBatchService batches;

    ContactBatchResource(CallerReader callerReader, ContactBatchService batches) {
        this.callerReader = callerReader;
        this.batches = batches;
    }

    @PUT
    @Operation(
            summary = "Put contacts of the CRM, with an API key",
            description =
                    "At most 1,000 contacts in 1 MiB: a JSON array, or one contact on each line. Each has the shape of"
                            + " the record of crm-contacts in kafka/schemas/crm-contact.json, where accountId may be missing, or is a"
                            + " deletion: contactId and \"deleted\": true. The answer comes when Kafka has acknowledged the accepted"
                            + " contacts. A repeated request changes nothing. Tokens of users are refused.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.ARRAY, implementation = Object.class)),
                @Content(mediaType = LINES, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "200", description = "A result for each contact")
    @APIResponse(responseCode = "413", description = "More than 1,000 contacts, or than 1 MiB")
    public Uni<ContactBatchView> put(HttpHeaders headers, byte @Nullable [] body) {
        ApiKeyOwner owner = callerReader.apiKeyOwner();
        if (body == null || body.length == 0) {
            throw Problems.of(ProblemCode.BODY_REQUIRED);
        }
        if (body.length > MOST_BYTES) {
            throw Problems.of(ProblemCode.CONTENT_TOO_LARGE);
        }
        boolean isLines = MediaType.valueOf(LINES).isCompatible(headers.getMediaType());
        return batches.publish(owner.accountId(), body, isLines)
                .map(ContactBatchView::of)
                .onFailure(InvalidRecordException.class)
                .transform(ContactBatchResource::problem);
    }

    private static HttpProblem problem(InvalidRecordException fault) {
        return Problems.of(
                fault.reason() == DeadLetterReason.TOO_LARGE
                        ? ProblemCode.CONTENT_TOO_LARGE
                        : ProblemCode.INVALID_JSON);
    }
}
