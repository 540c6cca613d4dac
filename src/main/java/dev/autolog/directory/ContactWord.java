package dev.autolog.directory;

import dev.autolog.directory.ContactRecord.ContactUpdate;
import dev.autolog.kafka.RecordKey;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A word that finds a contact.
 *
 * @param contact the contact
 * @param word the word in the form of {@link SearchWords}
 */
record ContactWord(RecordKey contact, String word) {

    /** The words of a contact's name and company. */
    static Stream<ContactWord> of(ContactUpdate contact) {
        return of(contact.key(), contact.name(), contact.company());
    }

    static Stream<ContactWord> of(RecordKey contact, String name, @Nullable String company) {
        return SearchWords.of(name, company).stream().map(word -> new ContactWord(contact, word));
    }

    /** Masked: names are personal data. */
    @Override
    public String toString() {
        return "ContactWord[…]";
    }
}
