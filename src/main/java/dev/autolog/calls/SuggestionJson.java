package dev.autolog.calls;

import dev.autolog.domain.Contact;
import dev.autolog.domain.Suggestion;
import dev.autolog.domain.SuggestionReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A suggestion as published and as stored with its conflict. */
record SuggestionJson(
        String contactId,
        String name,
        @Nullable String type,
        @Nullable String company,
        String matchedPhone,
        SuggestionReason reason) {

    static SuggestionJson of(Suggestion suggestion) {
        Contact contact = suggestion.contact();
        return new SuggestionJson(
                contact.id(),
                contact.name(),
                contact.type(),
                contact.company(),
                suggestion.matchedPhone(),
                suggestion.reason());
    }

    Suggestion toDomain() {
        return new Suggestion(new Contact(contactId, name, type, company, List.of()), matchedPhone, reason);
    }

    /** Masked: names and numbers are personal data. */
    @Override
    public String toString() {
        return "SuggestionJson[" + contactId + "]";
    }
}
