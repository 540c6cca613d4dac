package dev.autolog.api;

import dev.autolog.crm.ConnectionForm;
import dev.autolog.crm.CrmCatalog;
import dev.autolog.crm.CrmCatalog.CrmKind;
import dev.autolog.domain.Person;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The kinds of CRMs that an admin can connect. */
@Path("/api/v1/crm-kinds")
@Authenticated
@Tag(name = "CRM")
class CrmKindResource {
    private final CallerReader callerReader;
    private final CrmCatalog catalog;

    CrmKindResource(CallerReader callerReader, CrmCatalog catalog) {
        this.callerReader = callerReader;
        this.catalog = catalog;
    }

    /**
     * The kinds of CRMs.
     *
     * @param available whether a CRM can be connected: the service needs a key to encrypt secrets with
     */
    @Schema(name = "CrmKinds")
    record CrmKindsView(boolean available, List<CrmKindView> items) {}

    /**
     * A kind of CRM.
     *
     * @param kind its word in requests
     * @param title its name for people
     * @param fields what an admin enters, in this order
     * @param hasContacts whether contacts are read from it
     * @param takesLogs whether logs are written to it
     */
    @Schema(name = "CrmKind")
    record CrmKindView(String kind, String title, List<CrmFieldView> fields, boolean hasContacts, boolean takesLogs) {
        static CrmKindView of(CrmKind kind) {
            return new CrmKindView(
                    kind.kind(),
                    kind.form().title(),
                    kind.form().fields().stream().map(CrmFieldView::of).toList(),
                    kind.hasContacts(),
                    kind.takesLogs());
        }
    }

    /**
     * A field of a form.
     *
     * @param name its key in {@code settings}, or in the secret fields if it is secret
     * @param label for people, in English
     */
    @Schema(name = "CrmField")
    record CrmFieldView(String name, String label, boolean secret, boolean required) {
        static CrmFieldView of(ConnectionForm.Field field) {
            return new CrmFieldView(field.name(), field.label(), field.isSecret(), field.isRequired());
        }
    }

    @GET
    @NonBlocking
    @Operation(summary = "The kinds of CRMs with what has to be entered for each; for admins")
    public CrmKindsView list() {
        Person _ = callerReader.admin();
        return new CrmKindsView(
                catalog.canStoreSecrets(),
                catalog.kinds().stream().map(CrmKindView::of).toList());
    }
}
