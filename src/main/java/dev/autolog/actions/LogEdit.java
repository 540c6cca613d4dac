package dev.autolog.actions;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person's edit of a log.
 *
 * @param subject one line to show
 * @param notes the person's notes
 * @param disposition the outcome of the call in the agent's words
 * @param association the association that the call is logged with
 * @param contact the contact to move the log to; empty if the contact stays
 * @param version the version that the person saw; the edit is refused if the log has another. Null to edit any version
 */
public record LogEdit(
        FieldEdit subject,
        FieldEdit notes,
        FieldEdit disposition,
        AssociationChoice association,
        Optional<ContactChoice> contact,
        @Nullable Integer version) {
    /** The same edit without another contact. */
    LogEdit onItsContact() {
        return new LogEdit(subject, notes, disposition, association, Optional.empty(), version);
    }
}
