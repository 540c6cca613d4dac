package dev.autolog.actions;

import org.jspecify.annotations.Nullable;

/** What of the contact's a person says that a call belongs to. */
public sealed interface AssociationChoice {

    /**
     * This open association of the contact's.
     *
     * @param kind the CRM's word for what it is; null where the id alone tells
     */
    record Chosen(String associationId, @Nullable String kind) implements AssociationChoice {
        /** One that its id alone tells. */
        public Chosen(String associationId) {
            this(associationId, null);
        }
    }

    /** Nothing, on purpose. */
    record None() implements AssociationChoice {}

    /** Not a word: what it was with the same contact, else the one open association; several are refused. */
    record Unspecified() implements AssociationChoice {}
}
