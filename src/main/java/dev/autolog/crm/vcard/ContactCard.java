package dev.autolog.crm.vcard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The card of a person or company.
 *
 * @param uid null if the card has none
 * @param name empty if the card has none
 * @param phones as typed
 */
public record ContactCard(
        @Nullable String uid, String name, @Nullable String company, List<String> phones) {
    public ContactCard {
        phones = List.copyOf(phones);
    }

    /** Masked: names and numbers are personal data. */
    @Override
    public String toString() {
        return "ContactCard[…]";
    }
}
