package dev.autolog.api;

import dev.autolog.actions.ContactChoice;
import dev.autolog.actions.LogChoice;
import dev.autolog.domain.LogFields;
import dev.autolog.validation.ViolationCode;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where a call belongs and what to write about it.
 *
 * @param contactId a contact; one of this and {@code newContact} has to be there
 * @param newContact a contact to be made
 * @param associationKind the CRM's word for what that is; needed where the contact has several of one id
 * @param associationId null for none on purpose; left out for the only open one
 * @param subject left out to have one made up
 * @param rememberNumber whether the next calls of the number go to that contact without asking
 */
record LogRequest(
        @Schema(maxLength = RequestValidator.ID) @Nullable String contactId,
        @Nullable NewContactRequest newContact,
        OptionalText associationId,
        @Schema(maxLength = RequestValidator.LINE) @Nullable String associationKind,
        @Schema(maxLength = RequestValidator.LINE) @Nullable String subject,

        @Schema(maxLength = RequestValidator.NOTES) @Nullable
        String notes,

        @Schema(maxLength = RequestValidator.LINE) @Nullable String disposition,
        @Nullable Boolean rememberNumber) {

    /** The choice; a problem if a field cannot be followed. */
    LogChoice toChoice() {
        RequestValidator requestValidator = new RequestValidator()
                .text("associationId", associationId.text(), RequestValidator.ID)
                .text("associationKind", associationKind, RequestValidator.LINE);
        ContactChoice contact = ChoiceParser.contact(contactId, newContact, requestValidator);
        if (contact == null) {
            requestValidator.add("contactId", ViolationCode.CONTACT_REQUIRED);
        }
        requestValidator.refuse();
        LogFields logFields = new LogFields(subject, notes, disposition);
        return new LogChoice(
                Objects.requireNonNull(contact),
                ChoiceParser.association(associationId, associationKind),
                logFields,
                Boolean.TRUE.equals(rememberNumber));
    }

    /** Masked: what people write is personal data. */
    @Override
    public String toString() {
        return "LogRequest[…]";
    }
}
