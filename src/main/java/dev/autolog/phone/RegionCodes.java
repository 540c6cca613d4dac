package dev.autolog.phone;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The regions whose dialling rules are known, and the codes that other systems use for them. */
public final class RegionCodes {
    private static final Set<String> KNOWN =
            Set.copyOf(PhoneNumberUtil.getInstance().getSupportedRegions());
    /** Codes of the European Union and of everyday use that ISO 3166-1 has reserved for the same country. */
    private static final Map<String, String> ALIASES = Map.of("UK", "GB", "EL", "GR");

    private RegionCodes() {}

    /** The code that dialling rules are kept under, in capitals; empty if there are none for it. */
    public static Optional<String> known(String code) {
        // Some letters beyond ASCII have capitals within it, or two of them.
        boolean isAscii = code.chars().allMatch(c -> c < 0x80);
        String upperCase = isAscii ? code.strip().toUpperCase(Locale.ROOT) : "";
        String region = ALIASES.getOrDefault(upperCase, upperCase);
        return KNOWN.contains(region) ? Optional.of(region) : Optional.empty();
    }
}
