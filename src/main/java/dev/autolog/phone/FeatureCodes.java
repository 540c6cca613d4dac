package dev.autolog.phone;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Codes that switch a feature of a PBX or network: vertical service codes of North America ({@code *72}), codes of mobile
 * networks (3GPP TS 22.030, {@code **21*number#}) and codes of PBXs ({@code *97}).
 */
final class FeatureCodes {
    private static final Pattern SEPARATORS = Pattern.compile("[\\s().\\-/]+");
    /** A code alone, or with an extension: {@code *97}, {@code *98204}, {@code #21#}, {@code *#06#}. */
    private static final Pattern CODE = Pattern.compile("[*#]{1,2}[0-9]{1,6}#?");
    /** A code of a mobile network with its parameters. */
    private static final Pattern NETWORK = Pattern.compile("[*#]{1,2}[0-9]{2,3}\\*[0-9*+]{0,40}#?");
    /** Forwards all calls, or calls to a busy or unanswered line, to the number after the code. */
    private static final Pattern FORWARDING = Pattern.compile("\\*(?:7[23]|9[02])\\+?[0-9]{3,15}#?");
    /** The minimum number of digits of a number after a prefix code. */
    private static final int SHORTEST_NUMBER = 3;

    private FeatureCodes() {}

    /** The code without separators; empty for any other text, such as a number after {@code *67}. */
    static Optional<String> in(String text) {
        if (text.isEmpty() || (text.charAt(0) != '*' && text.charAt(0) != '#')) {
            return Optional.empty();
        }
        String bare = SEPARATORS.matcher(text).replaceAll("");
        if (TypedNumber.withoutServicePrefix(bare).length() < bare.length()
                && Digits.of(TypedNumber.withoutServicePrefix(bare)).length() >= SHORTEST_NUMBER) {
            return Optional.empty();
        }
        boolean isCode = CODE.matcher(bare).matches()
                || NETWORK.matcher(bare).matches()
                || FORWARDING.matcher(bare).matches();
        return isCode ? Optional.of(bare) : Optional.empty();
    }
}
