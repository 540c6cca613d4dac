package dev.autolog.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A number whose calls go to one contact without asking.
 *
 * @param number E.164
 * @param contactName null if the contact is gone; then nothing follows from it any more
 * @param rememberedBy the agent id of who said so
 */
public record RememberedNumberView(
        String number, String contactId, @Nullable String contactName, String rememberedBy, Instant rememberedAt) {
    /** Masked: names and numbers are personal data. */
    @Override
    public String toString() {
        return "RememberedNumberView[" + contactId + "]";
    }
}
