package dev.autolog.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A CRM object that a call can be logged with besides the contact: a deal, an order, a matter.
 *
 * @param id the CRM's id
 * @param kind the CRM's term for its type, for example {@code deal}
 * @param title the title to show
 * @param open whether it is open; only open ones count
 * @param createdAt when it was created; null if the CRM does not report it
 */
public record Association(
        String id,
        String kind,
        String title,
        boolean open,
        @Nullable Instant createdAt) {

    /** An association without a creation date. */
    public Association(String id, String kind, String title, boolean open) {
        this(id, kind, title, open, null);
    }

    /** Masked: titles often hold a name. */
    @Override
    public String toString() {
        return "Association[" + id + "]";
    }
}
