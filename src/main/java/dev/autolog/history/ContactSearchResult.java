package dev.autolog.history;

import java.util.List;

/**
 * What a search is about.
 *
 * @param contactIds contacts that it may mean, the likeliest first
 * @param numbers numbers (E.164, or as people see them) that it may mean
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
