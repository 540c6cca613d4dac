package dev.autolog.api;

import dev.autolog.actions.AssociationChoice;
import dev.autolog.actions.ContactChoice;
import dev.autolog.actions.FieldEdit;
import dev.autolog.validation.ViolationCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a person's choices from the fields of a request. Texts are validated where they are stored. */
final class ChoiceParser {
    private ChoiceParser() {}

    /** The contact; null if the request names none, which the caller has to check. */
    static @Nullable ContactChoice contact(
            @Nullable String contactId,
            @Nullable NewContactRequest newContactRequest,
            RequestValidator requestValidator) {
        if (newContactRequest != null) {
            if (contactId != null) {
                requestValidator.add("newContact", ViolationCode.NOT_TOGETHER_WITH, Map.of("other", "contactId"));
            }
            return newContactRequest.toChoice();
        }
        if (contactId == null) {
            return null;
        }
        requestValidator.required("contactId", contactId, RequestValidator.ID);
        return new ContactChoice.Existing(contactId);
    }

    static AssociationChoice association(OptionalText optionalText, @Nullable String kind) {
        if (!optionalText.given()) {
            return new AssociationChoice.Unspecified();
        }
        String id = filled(optionalText.text());
        return id == null ? new AssociationChoice.None() : new AssociationChoice.Chosen(id, filled(kind));
    }

    static FieldEdit edit(OptionalText optionalText) {
        return optionalText.given() ? new FieldEdit.Put(optionalText.text()) : new FieldEdit.KeptValue();
    }

    /** The stripped text; null if it is blank, as forms send empty fields. */
    static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
