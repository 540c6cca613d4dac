package dev.autolog.domain;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells stored numbers that may well be the called one from those that only look alike. None is safe enough to log against.
 *
 * <p>Every near match has the called number's {@link #tail} or the called number itself as its own, so that an index finds all
 * candidates. For that reason two direct lines of one company, as {@code +49 30 1234567-0} and {@code +49 30 1234567-815}, are
 * not near: nothing in the digits says where the company's own part begins.
 */
public final class NearMatch {
    private static final int TAIL = 7;

    /**
     * The digit that comes and goes, keyed by the country code: Brazil's ninth digit of mobile numbers (after the area code, since
     * 2016), Argentina's 9 and, until 2019, Mexico's 1 for mobile numbers called from abroad, and the zero of Italian fixed
     * lines, which is part of the number.
     */
    private static final Map<String, OptionalDigit> OPTIONAL_DIGITS = Map.of(
            "+55", new OptionalDigit('9', 5, 14),
            "+54", new OptionalDigit('9', 3, 14),
            "+52", new OptionalDigit('1', 3, 14),
            "+39", new OptionalDigit('0', 3, 16));

    private NearMatch() {}

    /**
     * A phone of a contact. A field that holds several numbers is as many stored phones.
     *
     * @param digits the ASCII digits of the field as typed, perhaps none
     * @param number the number read from it, without its extension; null when it could not be read
     * @param extension digits to dial after the call is answered; null without them
     */
    public record StoredPhone(
            String digits,
            @Nullable PhoneNumber number,
            @Nullable String extension) {
        /** Masked: phone numbers are personal data and never appear whole in a log. */
        @Override
        public String toString() {
            return "StoredPhone[…]";
        }
    }

    /** @param longest characters of an E.164 number that has the digit */
    private record OptionalDigit(char digit, int position, int longest) {}

    /**
     * Why the stored phone could be the called one. Empty if nothing speaks for it, and also if it is a match proper.
     *
     * @param stored a phone of the account's contacts
     * @param called the other party's number, read by the same rules
     */
    public static Optional<SuggestionReason> reason(StoredPhone stored, PhoneNumber called) {
        PhoneNumber number = stored.number;
        if (called.equals(number)) {
            return stored.extension == null ? Optional.empty() : Optional.of(SuggestionReason.SHARED_SWITCHBOARD);
        }
        if (number != null && differOnlyByOptionalDigit(number.e164(), called.e164())) {
            return Optional.of(SuggestionReason.SIMILAR_NUMBER);
        }
        String typed = withoutTrunkZeros(stored.digits);
        boolean endsAlike = typed.length() >= TAIL && called.e164().endsWith(typed);
        return endsAlike && lacksCountryCode(typed, number)
                ? Optional.of(SuggestionReason.LACKS_COUNTRY_CODE)
                : Optional.empty();
    }

    /**
     * The last seven digits: the key by which candidates are found. For a stored phone that was read they are the number's, for
     * one that was not they are the field's.
     *
     * @param digits of an E.164 number, with or without its plus sign, or of a field
     * @return empty if there are fewer
     */
    public static Optional<String> tail(String digits) {
        String bare = digits.startsWith("+") ? digits.substring(1) : digits;
        return bare.length() < TAIL ? Optional.empty() : Optional.of(bare.substring(bare.length() - TAIL));
    }

    /** A number that was read and yet is longer than what was typed had its country code added by a guess. */
    private static boolean lacksCountryCode(String typed, @Nullable PhoneNumber number) {
        return number == null
                || (number.e164().length() > typed.length() + 1 && number.e164().endsWith(typed));
    }

    private static boolean differOnlyByOptionalDigit(String one, String other) {
        String longer = one.length() > other.length() ? one : other;
        String shorter = one.length() > other.length() ? other : one;
        OptionalDigit optional = longer.length() < 3 ? null : OPTIONAL_DIGITS.get(longer.substring(0, 3));
        return optional != null
                && longer.length() == shorter.length() + 1
                && longer.length() <= optional.longest
                && longer.length() > optional.position
                && longer.charAt(optional.position) == optional.digit
                && shorter.equals(longer.substring(0, optional.position) + longer.substring(optional.position + 1));
    }

    private static String withoutTrunkZeros(String digits) {
        int start = 0;
        while (start < digits.length() && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }
}
