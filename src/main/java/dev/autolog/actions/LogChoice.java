package dev.autolog.actions;

import dev.autolog.domain.LogFields;

/**
 * Where a person says that a call belongs.
 *
 * @param contact the contact
 * @param association what of the contact's
 * @param fields what to write
 * @param remember whether the next calls of the number go to that contact without asking
 */
public record LogChoice(ContactChoice contact, AssociationChoice association, LogFields fields, boolean remember) {}
