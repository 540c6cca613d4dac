package dev.autolog.crm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of contacts that changed.
 *
 * @param contacts may be empty
 * @param cursor where the next page begins, now or after a while; stored, so at most 2,000 characters
 * @param isLast whether there is nothing more for now
 * @param total how many there are in all, for the progress of a first synchronization; null if the CRM does not say
 */
public record ContactPage(
        List<CrmContact> contacts,
        String cursor,
        boolean isLast,
        @Nullable Long total) {
    public ContactPage {
        contacts = List.copyOf(contacts);
    }
}
