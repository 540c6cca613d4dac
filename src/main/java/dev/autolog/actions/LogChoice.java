package dev.autolog.actions;

import dev.autolog.domain.LogFields;

/**
 * A person's choice of how a call is logged.
 *
 * @param contact the contact
 * @param association the contact's association
 * @param fields the texts of the log
 * @param remember whether the number's next calls are logged on the contact automatically
 */
public record LogChoice(ContactChoice contact, AssociationChoice association, LogFields fields, boolean remember) {}
