package dev.autolog.api;

import dev.autolog.domain.Person;
import dev.autolog.history.Page;
import dev.autolog.requests.ActionResult;
import dev.autolog.upload.ContactUpload;
import dev.autolog.upload.ContactUploadService;
import dev.autolog.upload.FileFormat;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Contacts from files, for admins. */
@Path(ContactUploadResource.PATH)
@Authenticated
@Tag(name = "Contact uploads")
class ContactUploadResource {
    static final String PATH = "/api/v1/contact-uploads";

    private static final String CSV = "text/csv";
    private static final String VCARD = "text/vcard";
    /** Files are in memory while they are read. */
    private static final int FILES_AT_ONCE = 2;

    private static final Duration UNTIL_NEXT_FILE = Duration.ofSeconds(5);

    private final CallerReader callerReader;
    private final WriteRequests writeRequests;
    private final ContactUploadService uploads;
    private final ResultMapper results;
    private final Semaphore files = new Semaphore(FILES_AT_ONCE);

    ContactUploadResource(
            CallerReader callerReader,
            WriteRequests writeRequests,
            ContactUploadService uploads,
            ResultMapper results) {
        this.callerReader = callerReader;
        this.writeRequests = writeRequests;
        this.uploads = uploads;
        this.results = results;
    }

    @GET
    @Operation(summary = "The upload of the account, if there is one", description = "An account has one at a time.")
    public Uni<Page<ContactUploadView>> list() {
        Person admin = callerReader.admin();
        return uploads.current(admin)
                .chain(current -> current.isEmpty()
                        ? Uni.createFrom().item(List.<ContactUploadView>of())
                        : view(admin, current.get().id()).map(List::of))
                .map(items -> new Page<>(items, null));
    }

    @POST
    @Operation(
            summary = "Upload a file with contacts, and preview it",
            description =
                    "The body is the file: CSV with a comma, semicolon or tab, or vCards; at most 20 MiB and 200,000 rows."
                            + " Nothing is published before the upload is started. It replaces the upload before, which must"
                            + " not be running. The file is deleted after a day.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = VCARD, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "201", description = "It can be started")
    @APIResponse(responseCode = "413", description = "The file is larger than 20 MiB")
    @APIResponse(
            responseCode = "429",
            description = "Other files are being read; Retry-After says when to send it again")
    public Uni<RestResponse<ContactUploadView>> create(
            @HeaderParam(WriteRequests.KEY) @Nullable String key,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            UriInfo target,
            byte @Nullable [] file) {
        Person admin = callerReader.admin();
        if (file == null || file.length == 0) {
            throw Problems.of(ProblemCode.BODY_REQUIRED);
        }
        FileFormat format =
                String.valueOf(type).toLowerCase(Locale.ROOT).startsWith(VCARD) ? FileFormat.VCARD : FileFormat.CSV;
        var idempotencyKey = key == null ? null : writeRequests.key(key, target, format + digest(file));
        if (!files.tryAcquire()) {
            throw Problems.tooMany(UNTIL_NEXT_FILE);
        }
        return uploads.upload(admin, file, format, idempotencyKey)
                .onTermination()
                .invoke(() -> files.release())
                .chain(results::value)
                .chain(upload -> view(admin, upload.id()))
                .map(view -> WriteRequests.created(target, view.id().toString(), view));
    }

    private static String digest(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One upload with its preview and how far it is")
    public Uni<ContactUploadView> one(@PathParam("id") String id) {
        return view(callerReader.admin(), WriteRequests.id(id));
    }

    @PUT
    @Path("/{id}/columns")
    @Operation(
            summary = "Choose the fields of the columns, and preview the file anew",
            description =
                    "Each row becomes one contact. Without a column of ids, they are derived from names and numbers.")
    public Uni<ContactUploadView> choose(@PathParam("id") String id, @Nullable UploadColumnsRequest body) {
        Person admin = callerReader.admin();
        UploadColumnsRequest request = WriteRequests.present(body);
        return view(admin, uploads.choose(admin, WriteRequests.id(id), request.fields(), request.regionCode()));
    }

    @POST
    @Path("/{id}/start")
    @Operation(
            summary = "Publish the contacts of the preview",
            description =
                    "Carried out in the background. Contacts that are the same as in an earlier file are not published again.")
    public Uni<ContactUploadView> start(
            @PathParam("id") String id,
            @HeaderParam(WriteRequests.KEY) @Nullable String key,
            UriInfo target,
            @Nullable UploadStartRequest body) {
        Person admin = callerReader.admin();
        UploadStartRequest request = WriteRequests.present(body);
        return view(
                admin,
                uploads.start(
                        admin,
                        WriteRequests.id(id),
                        Boolean.TRUE.equals(request.deletesMissing()),
                        writeRequests.key(key, target, request)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Discard an upload", description = "Contacts that were published stay.")
    @APIResponse(responseCode = "204", description = "It was discarded")
    public Uni<Void> delete(
            @PathParam("id") String id, @HeaderParam(WriteRequests.KEY) @Nullable String key, UriInfo target) {
        Person admin = callerReader.admin();
        return uploads.discard(admin, WriteRequests.id(id), writeRequests.key(key, target, "delete"))
                .chain(results::value)
                .replaceWithVoid();
    }

    @GET
    @Path("/{id}/report")
    @Produces(CSV)
    @Operation(
            summary = "The rows that become no contact, as CSV",
            description =
                    "The line, the problem and the cells of each, up to 10,000. A cell that a spreadsheet program would take"
                            + " for a formula begins with an apostrophe.")
    public Uni<RestResponse<String>> report(@PathParam("id") String id) {
        UUID upload = WriteRequests.id(id);
        return uploads.report(callerReader.admin(), upload)
                .chain(results::value)
                .map(text -> ResponseBuilder.ok(text)
                        .header(HttpHeaders.CONTENT_TYPE, CSV + ";charset=UTF-8")
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"report-" + upload + ".csv\"")
                        .build());
    }

    private Uni<ContactUploadView> view(Person admin, Uni<ActionResult<ContactUpload>> result) {
        return result.chain(results::value).chain(upload -> view(admin, upload.id()));
    }

    private Uni<ContactUploadView> view(Person admin, UUID id) {
        return uploads.preview(admin, id).chain(results::value).map(ContactUploadView::of);
    }
}
