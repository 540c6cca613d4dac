package dev.autolog.domain;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One end of a call as the telephony platform names it.
 *
 * @param number the number as it came; null when withheld
 * @param name the caller's name as the network shows it; null when unknown
 * @param extension the extension within the company; null for an outside party
 */
public record Party(
        @Nullable String number,
        @Nullable String name,
        @Nullable String extension) {

    /** This party with the earlier one's name if it has none itself and the number is the same. */
    Party namedAs(Party earlier) {
        boolean same = name == null && Objects.equals(number, earlier.number);
        return same ? new Party(number, earlier.name, extension) : this;
    }

    /** Masked: numbers and names are personal data. */
    @Override
    public String toString() {
        return "Party[…]";
    }
}
