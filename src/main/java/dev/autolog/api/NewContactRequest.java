package dev.autolog.api;

import dev.autolog.actions.ContactChoice;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A contact to create as a placeholder, because the CRM has no record of it yet.
 *
 * @param type the company's word for the kind of contact, for example {@code Lead}
 */
record NewContactRequest(
        @Schema(required = true, maxLength = RequestValidator.LINE) @Nullable
        String name,

        @Schema(maxLength = RequestValidator.LINE) @Nullable String type) {

    /** Adds the violations, with {@code prefix} in front of the field names. */
    void check(String prefix, RequestValidator requestValidator) {
        requestValidator
                .required(prefix + "name", name, RequestValidator.LINE)
                .text(prefix + "type", type, RequestValidator.LINE);
    }

    /** The choice; call it after {@link #check}. */
    ContactChoice.New toChoice() {
        String kind = type == null || type.isBlank() ? null : type.strip();
        return new ContactChoice.New(name == null ? "" : name.strip(), kind);
    }

    /** Masked: names are personal data. */
    @Override
    public String toString() {
        return "NewContactRequest[…]";
    }
}
