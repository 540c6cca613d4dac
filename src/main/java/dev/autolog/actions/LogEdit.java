package dev.autolog.actions;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person changes of a log.
 *
 * @param subject one line to show
 * @param notes what a person wrote
 * @param disposition how the call went
 * @param association what of the contact's the call belongs to
 * @param contact another contact; empty to leave the log where it is
 * @param version the version that the person saw; null to change whichever there is
 */
public record LogEdit(
        FieldEdit subject,
        FieldEdit notes,
        FieldEdit disposition,
        AssociationChoice association,
        Optional<ContactChoice> contact,
        @Nullable Integer version) {
    /** The same without another contact. */
    LogEdit onItsContact() {
        return new LogEdit(subject, notes, disposition, association, Optional.empty(), version);
    }
}
