package dev.autolog.phone;

import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number unwrapped from a {@code tel:} (RFC 3966) or {@code sip:} (RFC 3261) address, or from {@code "Jane" <0171…>}.
 *
 * @param text the part that should be one or several numbers
 * @param extension digits of the address's {@code ext} parameter; null for none
 * @param anonymous whether the address is one that SIP reserves for withheld caller IDs (RFC 3323)
 */
record AddressParser(String text, @Nullable String extension, boolean anonymous) {
    private static final Set<String> SCHEMES = Set.of("tel", "sip", "sips", "callto", "whatsapp", "phone");
    /** Domains whose user part is a full number without a plus sign. */
    private static final Set<String> WHATSAPP = Set.of("s.whatsapp.net", "c.us");

    /** The parameters of a ported or routed number (RFC 4694), and others that platforms add. */
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*(?:npdi|(?:rn|cic|rn-context|isub|phone-context|verstat|user|tag)=)");

    private static final String FLAG = "npdi";
    private static final String ANONYMOUS_HOST = "anonymous.invalid";

    static AddressParser of(String plain) {
        String text = withoutDisplayName(plain);
        int colon = text.indexOf(':');
        String scheme = colon < 0 ? "" : text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        boolean anonymous = text.toLowerCase(Locale.ROOT).contains("@" + ANONYMOUS_HOST);
        if (!SCHEMES.contains(scheme)) {
            return ofBare(text, anonymous);
        }
        String rest = text.substring(colon + 1);
        String address = rest.startsWith("//") ? rest.substring(2) : rest;
        return scheme.startsWith("sip")
                ? withoutParameters(percentDecoded(user(address)), anonymous)
                : withoutParameters(percentDecoded(address), anonymous);
    }

    /** An address without a scheme: {@code +14155552671;npdi;rn=+14155550000}, {@code 4915123456789@s.whatsapp.net}. */
    private static AddressParser ofBare(String text, boolean anonymous) {
        String decoded = text.regionMatches(true, 0, "%2B", 0, 3) ? percentDecoded(text) : text;
        int at = decoded.indexOf('@');
        if (at > 0 && WHATSAPP.contains(decoded.substring(at + 1).toLowerCase(Locale.ROOT))) {
            String user = user(decoded);
            return new AddressParser(Digits.areAll(user) ? "+" + user : user, null, anonymous);
        }
        return PARAMETER.matcher(decoded).find()
                ? withoutParameters(decoded, anonymous)
                : new AddressParser(decoded, null, anonymous);
    }

    /** {@code "Jane" <01712345678>}: the name may contain digits, so only the part in brackets counts. */
    private static String withoutDisplayName(String text) {
        int open = text.lastIndexOf('<');
        int close = open < 0 ? -1 : text.indexOf('>', open);
        if (close < 0) {
            return text;
        }
        String inside = text.substring(open + 1, close).strip();
        boolean isAddress = inside.indexOf('@') >= 0 || inside.indexOf(':') >= 0;
        return isAddress || Digits.anyIn(inside) ? inside : text.substring(0, open) + text.substring(close + 1);
    }

    /** The user part without a password. An address without a user part is a host; some platforms put the number there. */
    private static String user(String address) {
        int at = address.indexOf('@');
        String user = at >= 0 ? address.substring(0, at) : address;
        int colon = user.indexOf(':');
        return colon >= 0 ? user.substring(0, colon) : user;
    }

    private static AddressParser withoutParameters(String address, boolean anonymous) {
        StringJoiner numbers = new StringJoiner(";");
        String extension = null;
        String context = "";
        for (String part : address.split(";", -1)) {
            String name = part.strip().toLowerCase(Locale.ROOT);
            if (name.startsWith("ext=")) {
                extension = Digits.of(part);
            } else if (name.startsWith("phone-context=+")) {
                context = part.substring(part.indexOf('+'));
            } else if (name.indexOf('=') < 0 && !name.equals(FLAG)) {
                numbers.add(part);
            }
        }
        boolean global = numbers.toString().indexOf('+') >= 0;
        return new AddressParser(global ? numbers.toString() : context + numbers, Digits.orNull(extension), anonymous);
    }

    /** Decodes RFC 3986 escapes of ASCII characters. Any other escape stays and makes the text unreadable as a number. */
    private static String percentDecoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int value =
                    text.charAt(i) == '%' && i + 2 < text.length() ? hex(text.charAt(i + 1), text.charAt(i + 2)) : -1;
            if (value >= ' ' && value <= '~') {
                decoded.append((char) value);
                i += 2;
            } else {
                decoded.append(text.charAt(i));
            }
        }
        return decoded.toString();
    }

    private static int hex(char high, char low) {
        int first = Character.digit(high, 16);
        int second = Character.digit(low, 16);
        return first < 0 || second < 0 ? -1 : first * 16 + second;
    }
}
