package dev.autolog.history;

import java.util.List;

/**
 * The contacts and numbers that a search matches.
 *
 * @param contactIds the matching contacts, the likeliest first
 * @param numbers the matching numbers, E.164 or as displayed
 */
record ContactSearchResult(List<String> contactIds, List<String> numbers) {
    ContactSearchResult {
        contactIds = List.copyOf(contactIds);
        numbers = List.copyOf(numbers);
    }

    /** Masked: phone numbers are personal data. */
    @Override
    public String toString() {
        return "ContactSearchResult[" + contactIds.size() + "]";
    }
}
