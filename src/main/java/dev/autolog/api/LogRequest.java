package dev.autolog.api;

import dev.autolog.domain.Words;
import dev.autolog.people.ContactChoice;
import dev.autolog.people.LogChoice;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where a call belongs and what to write about it.
 *
 * @param contactId a contact; one of this and {@code newContact} has to be there
 * @param newContact a contact to be made
 * @param associationId null for none on purpose; left out for the only open one
 * @param subject left out to have one made up
 * @param rememberNumber whether the next calls of the number go to that contact without asking
 */
record LogRequest(
        @Schema(maxLength = Violations.ID) @Nullable String contactId,
        @Nullable NewContact newContact,
        Field associationId,
        @Schema(maxLength = Violations.LINE) @Nullable String subject,
        @Schema(maxLength = Violations.NOTES) @Nullable String notes,
        @Schema(maxLength = Violations.LINE) @Nullable String disposition,
        @Nullable Boolean rememberNumber) {

    /** The choice; a problem if a field cannot be followed. */
    LogChoice toChoice() {
        Violations violations = new Violations().text("associationId", associationId.text(), Violations.ID);
        ContactChoice contact = Choices.contact(contactId, newContact, violations);
        if (contact == null) {
            violations.add("contactId", "Is missing, and so is newContact.");
        }
        violations.refuse();
        Words words = new Words(subject, notes, disposition);
        return new LogChoice(
                Objects.requireNonNull(contact),
                Choices.association(associationId),
                words,
                Boolean.TRUE.equals(rememberNumber));
    }

    /** Masked: what people write is personal data. */
    @Override
    public String toString() {
        return "LogRequest[…]";
    }
}
