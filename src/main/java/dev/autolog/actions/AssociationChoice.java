package dev.autolog.actions;

/** What of the contact's a person says that a call belongs to. */
public sealed interface AssociationChoice {

    /** This open association of the contact's. */
    record Chosen(String associationId) implements AssociationChoice {}

    /** Nothing, on purpose. */
    record None() implements AssociationChoice {}

    /** Not a word: what it was with the same contact, else the one open association; several are refused. */
    record Unspecified() implements AssociationChoice {}
}
