package dev.autolog.api;

import dev.autolog.actions.ContactChoice;
import dev.autolog.actions.LogEdit;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A change of a log; omitted fields stay as they are.
 *
 * @param subject null to generate it again
 * @param associationKind the CRM's kind of the association; required where the contact has several with the same id
 * @param associationId null to log without an association
 * @param contactId another contact to move the log to
 * @param newContact a contact to create and move the log to
 * @param version the version that the person saw; the request is refused if it is not the newest
 */
record EditRequest(
        @Schema(maxLength = RequestValidator.LINE) OptionalText subject,
        @Schema(maxLength = RequestValidator.NOTES) OptionalText notes,
        @Schema(maxLength = RequestValidator.LINE) OptionalText disposition,
        OptionalText associationId,
        @Schema(maxLength = RequestValidator.LINE) @Nullable String associationKind,
        @Schema(maxLength = RequestValidator.ID) @Nullable String contactId,
        @Nullable NewContactRequest newContact,
        @Nullable Integer version) {

    /** The edit; throws a problem if a field is invalid. */
    LogEdit toEdit() {
        RequestValidator requestValidator = new RequestValidator()
                .text("associationId", associationId.text(), RequestValidator.ID)
                .text("associationKind", associationKind, RequestValidator.LINE);
        ContactChoice contact = ChoiceParser.contact(contactId, newContact, requestValidator);
        requestValidator.refuse();
        return new LogEdit(
                ChoiceParser.edit(subject),
                ChoiceParser.edit(notes),
                ChoiceParser.edit(disposition),
                ChoiceParser.association(associationId, associationKind),
                Optional.ofNullable(contact),
                version);
    }

    /** Masked: texts that people write are personal data. */
    @Override
    public String toString() {
        return "EditRequest[…]";
    }
}
