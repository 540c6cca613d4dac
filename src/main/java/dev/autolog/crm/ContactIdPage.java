package dev.autolog.crm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the ids of all contacts.
 *
 * @param cursor where the next page begins; null after the last
 */
public record ContactIdPage(List<String> ids, @Nullable String cursor) {
    public ContactIdPage {
        ids = List.copyOf(ids);
    }
}
