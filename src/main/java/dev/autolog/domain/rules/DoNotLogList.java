package dev.autolog.domain.rules;

import dev.autolog.domain.rules.DoNotLogEntry.DoNotLogKind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All do-not-log entries; a look-up takes constant time. */
public final class DoNotLogList {
    /** The empty list. */
    public static final DoNotLogList EMPTY = new DoNotLogList(List.of());

    private final Map<DoNotLogKind, Map<String, DoNotLogEntry>> byValue = new EnumMap<>(DoNotLogKind.class);

    /** Entries in order; of two entries with the same value the first counts. */
    public DoNotLogList(List<DoNotLogEntry> lines) {
        for (DoNotLogKind doNotLogKind : DoNotLogKind.values()) {
            byValue.put(doNotLogKind, new HashMap<>());
        }
        lines.forEach(line -> of(line.kind()).putIfAbsent(line.value(), line));
    }

    private Map<String, DoNotLogEntry> of(DoNotLogKind doNotLogKind) {
        return byValue.getOrDefault(doNotLogKind, Map.of());
    }

    /** The entry of an outside number (E.164), or else of its longest listed prefix. */
    public Optional<DoNotLogEntry> number(String e164) {
        DoNotLogEntry number = of(DoNotLogKind.NUMBER).get(e164);
        if (number != null) {
            return Optional.of(number);
        }
        Map<String, DoNotLogEntry> prefixes = of(DoNotLogKind.PREFIX);
        for (int length = prefixes.isEmpty() ? 0 : e164.length(); length > 0; length--) {
            DoNotLogEntry prefix = prefixes.get(e164.substring(0, length));
            if (prefix != null) {
                return Optional.of(prefix);
            }
        }
        return Optional.empty();
    }

    /** The entry of an extension. */
    public Optional<DoNotLogEntry> extension(String digits) {
        return Optional.ofNullable(of(DoNotLogKind.EXTENSION).get(digits));
    }

    /** The entry of a feature code. */
    public Optional<DoNotLogEntry> featureCode(String code) {
        return Optional.ofNullable(of(DoNotLogKind.FEATURE_CODE).get(code));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DoNotLogList list && list.byValue.equals(byValue);
    }

    @Override
    public int hashCode() {
        return byValue.hashCode();
    }

    /** Masked: numbers are personal data. */
    @Override
    public String toString() {
        return "DoNotLogList[…]";
    }
}
