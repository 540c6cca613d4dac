package dev.autolog.api;

import dev.autolog.actions.ContactChoice;
import dev.autolog.actions.LogChoice;
import dev.autolog.domain.LogFields;
import dev.autolog.validation.ViolationCode;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The contact, association and fields of a log.
 *
 * @param contactId an existing contact; required without {@code newContact}
 * @param newContact a contact to create
 * @param associationKind the CRM's kind of the association; required where the contact has several with the same id
 * @param associationId null to log without an association; if omitted, the only open association of the contact
 * @param subject if omitted, Autolog generates it
 * @param rememberNumber whether later calls of the number are always logged on that contact
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

    /** The choice; throws a problem if a field is invalid. */
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

    /** Masked: texts that people write are personal data. */
    @Override
    public String toString() {
        return "LogRequest[…]";
    }
}
