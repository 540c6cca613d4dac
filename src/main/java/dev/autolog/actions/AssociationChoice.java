package dev.autolog.actions;

import org.jspecify.annotations.Nullable;

/** A person's choice of the association that a call is logged with. */
public sealed interface AssociationChoice {

    /**
     * One open association of the contact.
     *
     * @param associationId id of the association
     * @param kind the CRM's kind of association; null where the id alone identifies it
     */
    record Chosen(String associationId, @Nullable String kind) implements AssociationChoice {
        /** An association that its id alone identifies. */
        public Chosen(String associationId) {
            this(associationId, null);
        }
    }

    /** No association. */
    record None() implements AssociationChoice {}

    /**
     * No choice: the association of the log if the contact stays, else the contact's only open association. Several open ones are
     * refused.
     */
    record Unspecified() implements AssociationChoice {}
}
