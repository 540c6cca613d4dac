package dev.autolog.api;

import dev.autolog.actions.ContactChoice;
import dev.autolog.actions.LogEdit;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What to change of a log; what is left out stays.
 *
 * @param subject null to have one made up again
 * @param associationKind the CRM's word for what that is; needed where the contact has several of one id
 * @param associationId null for none on purpose
 * @param contactId another contact to put the log on
 * @param newContact another contact, to be made
 * @param version the version that the person saw: one that is not the newest is refused
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

    /** The edit; a problem if a field cannot be followed. */
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

    /** Masked: what people write is personal data. */
    @Override
    public String toString() {
        return "EditRequest[…]";
    }
}
