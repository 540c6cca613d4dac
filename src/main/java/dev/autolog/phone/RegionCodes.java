package dev.autolog.phone;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The regions with known dialling rules, and aliases of their codes. */
public final class RegionCodes {
    private static final Set<String> KNOWN =
            Set.copyOf(PhoneNumberUtil.getInstance().getSupportedRegions());
    /** Codes of the European Union and of everyday use that ISO 3166-1 reserves for the same country. */
    private static final Map<String, String> ALIASES = Map.of("UK", "GB", "EL", "GR");

    private RegionCodes() {}

    /** The canonical code of a region, in capitals; empty if its dialling rules are unknown. */
    public static Optional<String> known(String code) {
        // Some non-ASCII letters have ASCII capitals, or two capitals.
        boolean isAscii = code.chars().allMatch(c -> c < 0x80);
        String upperCase = isAscii ? code.strip().toUpperCase(Locale.ROOT) : "";
        String region = ALIASES.getOrDefault(upperCase, upperCase);
        return KNOWN.contains(region) ? Optional.of(region) : Optional.empty();
    }
}
