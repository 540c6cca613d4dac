package dev.autolog.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a call can be about beside the contact: a deal, an order, a matter.
 *
 * @param id the CRM's id
 * @param kind the CRM's word for it, for example {@code deal}
 * @param title what people call it
 * @param open whether it still runs; only open ones count
 * @param createdAt when it came to be; null when the CRM does not tell
 */
public record Association(
        String id,
        String kind,
        String title,
        boolean open,
        @Nullable Instant createdAt) {

    /** One of which the CRM does not tell when it came to be. */
    public Association(String id, String kind, String title, boolean open) {
        this(id, kind, title, open, null);
    }

    /** Masked: titles often hold a name. */
    @Override
    public String toString() {
        return "Association[" + id + "]";
    }
}
