package dev.autolog.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A number whose calls are always logged on one contact.
 *
 * @param number E.164
 * @param contactName null if the contact is gone; then the number has no effect
 * @param rememberedBy the agent id of the person who remembered the number
 */
public record RememberedNumberView(
        String number, String contactId, @Nullable String contactName, String rememberedBy, Instant rememberedAt) {
    /** Masked: names and numbers are personal data. */
    @Override
    public String toString() {
        return "RememberedNumberView[" + contactId + "]";
    }
}
