package dev.autolog.api;

import dev.autolog.people.ContactChoice;
import dev.autolog.people.LogEdit;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What to change of a log; what is left out stays.
 *
 * @param subject null to have one made up again
 * @param associationId null for none on purpose
 * @param contactId another contact to put the log on
 * @param newContact another contact, to be made
 * @param version the version that the person saw: one that is not the newest is refused
 */
record EditRequest(
        @Schema(maxLength = Violations.LINE) Field subject,
        @Schema(maxLength = Violations.NOTES) Field notes,
        @Schema(maxLength = Violations.LINE) Field disposition,
        Field associationId,
        @Schema(maxLength = Violations.ID) @Nullable String contactId,
        @Nullable NewContact newContact,
        @Nullable Integer version) {

    /** The edit; a problem if a field cannot be followed. */
    LogEdit toEdit() {
        Violations violations = new Violations().text("associationId", associationId.text(), Violations.ID);
        ContactChoice contact = Choices.contact(contactId, newContact, violations);
        violations.refuse();
        return new LogEdit(
                Choices.edit(subject),
                Choices.edit(notes),
                Choices.edit(disposition),
                Choices.association(associationId),
                Optional.ofNullable(contact),
                version);
    }

    /** Masked: what people write is personal data. */
    @Override
    public String toString() {
        return "EditRequest[…]";
    }
}
