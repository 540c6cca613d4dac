package dev.autolog.directory;

import dev.autolog.domain.Contact;
import dev.autolog.domain.PhoneNumber;
import java.util.Map;

/**
 * A contact with its numbers.
 *
 * @param contact the contact
 * @param phones the contact's numbers without extensions, each with the field as typed
 */
public record DirectoryContact(Contact contact, Map<PhoneNumber, String> phones) {
    public DirectoryContact {
        phones = Map.copyOf(phones);
    }

    /** Masked: phone numbers are personal data. */
    @Override
    public String toString() {
        return "DirectoryContact[" + contact + "]";
    }
}
