package dev.autolog.settings;

import dev.autolog.domain.rules.DoNotLogEntry;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the setting {@code doNotLog} in JSON.
 *
 * @param kind the kind of {@code value}
 * @param value a number as typed, the prefix of one with its plus sign, an extension's digits, or a feature code such as {@code
 *     *97}
 * @param reason the account's reason
 */
public record DoNotLogJson(
        DoNotLogEntry.@Nullable DoNotLogKind kind,
        @Nullable String value,
        @Nullable String reason) {
    DoNotLogEntry toDomain() {
        return new DoNotLogEntry(
                kind == null ? DoNotLogEntry.DoNotLogKind.NUMBER : kind,
                value == null ? "" : value,
                reason == null ? "" : reason);
    }

    /** Masked: numbers are personal data. */
    @Override
    public String toString() {
        return "DoNotLogJson[" + kind + "]";
    }
}
