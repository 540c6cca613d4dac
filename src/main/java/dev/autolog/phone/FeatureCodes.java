package dev.autolog.phone;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Codes that are dialled to switch something at the telephone exchange: vertical service codes of North America ({@code *72}),
 * codes of mobile networks (3GPP TS 22.030, {@code **21*number#}) and those of private exchanges ({@code *97}).
 */
final class FeatureCodes {
    private static final Pattern SEPARATORS = Pattern.compile("[\\s().\\-/]+");
    /** A code alone, or with an extension: {@code *97}, {@code *98204}, {@code #21#}, {@code *#06#}. */
    private static final Pattern CODE = Pattern.compile("[*#]{1,2}[0-9]{1,6}#?");
    /** A code of a mobile network, with what it sets. */
    private static final Pattern NETWORK = Pattern.compile("[*#]{1,2}[0-9]{2,3}\\*[0-9*+]{0,40}#?");
    /** Forwards all calls, or those to a busy or unanswered line, to the number behind it. */
    private static final Pattern FORWARDING = Pattern.compile("\\*(?:7[23]|9[02])\\+?[0-9]{3,15}#?");
    /** Fewer digits behind a code that is dialled before a number are no number. */
    private static final int SHORTEST_NUMBER = 3;

    private FeatureCodes() {}

    /** The code without separators; empty for any other text, such as a number with {@code *67} before it. */
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
