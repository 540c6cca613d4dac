package dev.autolog.api;

import dev.autolog.people.AssociationChoice;
import dev.autolog.people.ContactChoice;
import dev.autolog.people.Edit;
import org.jspecify.annotations.Nullable;

/** What people choose, from the fields of a request. What they write is looked at by whoever keeps it. */
final class Choices {
    private Choices() {}

    /** The contact; null if the request names none, which is for the caller to judge. */
    static @Nullable ContactChoice contact(
            @Nullable String contactId, @Nullable NewContact newContact, Violations violations) {
        if (newContact != null) {
            if (contactId != null) {
                violations.add("newContact", "Stands beside contactId; only one of them can be meant.");
            }
            return newContact.toChoice();
        }
        if (contactId == null) {
            return null;
        }
        violations.required("contactId", contactId, Violations.ID);
        return new ContactChoice.Existing(contactId);
    }

    static AssociationChoice association(Field field) {
        if (!field.given()) {
            return new AssociationChoice.Unsaid();
        }
        String id = filled(field.text());
        return id == null ? new AssociationChoice.None() : new AssociationChoice.Chosen(id);
    }

    static Edit edit(Field field) {
        return field.given() ? new Edit.Put(field.text()) : new Edit.Keep();
    }

    /** A text that says something; null for one that is blank, as forms send those. */
    static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
