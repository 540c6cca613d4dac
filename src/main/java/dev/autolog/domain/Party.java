package dev.autolog.domain;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One side of a call as the telephony platform reports it.
 *
 * @param number the number as received; null when withheld
 * @param name the caller's name as the network shows it; null when unknown
 * @param extension the extension within the company; null for an outside party
 */
public record Party(
        @Nullable String number,
        @Nullable String name,
        @Nullable String extension) {

    /** This party with the name of an earlier one, if it has none and the numbers are equal. */
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
