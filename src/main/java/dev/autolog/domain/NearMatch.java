package dev.autolog.domain;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Separates stored numbers that may be the called one from those that only look alike. No near match is safe enough to log on.
 *
 * <p>Every near match shares the called number's {@link #tail} or the called number itself, so that an index finds all
 * candidates. Therefore two direct lines of one company, such as {@code +49 30 1234567-0} and {@code +49 30 1234567-815}, are not
 * near: the digits do not show where the company's own part begins.
 */
public final class NearMatch {
    private static final int TAIL = 7;

    /**
     * A digit that is written for some calls only, by country code: Brazil's ninth digit of mobile numbers (after the area code,
     * since 2016), Argentina's 9 and, until 2019, Mexico's 1 for mobile numbers called from abroad, and the zero of Italian fixed
     * lines, which is part of the number.
     */
    private static final Map<String, OptionalDigit> OPTIONAL_DIGITS = Map.of(
            "+55", new OptionalDigit('9', 5, 14),
            "+54", new OptionalDigit('9', 3, 14),
            "+52", new OptionalDigit('1', 3, 14),
            "+39", new OptionalDigit('0', 3, 16));

    private NearMatch() {}

    /**
     * A phone of a contact. A field with several numbers becomes several stored phones.
     *
     * @param digits the ASCII digits of the field as typed, perhaps none
     * @param number the number read from the field, without its extension; null if it is unreadable
     * @param extension digits to dial after the call is answered; null for none
     * @param mayBeFormer whether the number may mean the line that had it in a former numbering plan
     */
    public record StoredPhone(
            String digits,
            @Nullable PhoneNumber number,
            @Nullable String extension,
            boolean mayBeFormer) {
        /** A phone with a number that no other line ever had. */
        public StoredPhone(String digits, @Nullable PhoneNumber number, @Nullable String extension) {
            this(digits, number, extension, false);
        }

        /** Masked: phone numbers are personal data and never appear whole in a log. */
        @Override
        public String toString() {
            return "StoredPhone[…]";
        }
    }

    /**
     * The other party's phone.
     *
     * @param digits the digits as received
     * @param number the number read from them; null if it is unreadable
     * @param extension digits to dial after the call is answered; null for none
     * @param countryCode the number's country code without a plus sign; empty if unknown
     * @param former the number's forms in former numbering plans
     */
    public record CalledPhone(
            String digits,
            @Nullable PhoneNumber number,
            @Nullable String extension,
            String countryCode,
            Set<PhoneNumber> former) {
        public CalledPhone {
            former = Set.copyOf(former);
        }

        /** A number without an extension or former forms. */
        CalledPhone(PhoneNumber number) {
            this(number.e164().substring(1), number, null, "", Set.of());
        }

        /** Masked: phone numbers are personal data and never appear whole in a log. */
        @Override
        public String toString() {
            return "CalledPhone[…]";
        }
    }

    /** @param longest the length of an E.164 number with the digit */
    private record OptionalDigit(char digit, int position, int longest) {}

    /** As {@link #reason(StoredPhone, CalledPhone)}, for a number alone. */
    static Optional<SuggestionReason> reason(StoredPhone stored, PhoneNumber called) {
        return reason(stored, new CalledPhone(called));
    }

    /**
     * Why the stored phone may be the called one; empty if there is no reason, and for an exact match.
     *
     * @param stored a phone of the account's contacts
     * @param called the other party's, read by the same rules
     */
    public static Optional<SuggestionReason> reason(StoredPhone stored, CalledPhone called) {
        PhoneNumber number = stored.number;
        if (called.number == null) {
            return isNearUnread(stored, withoutTrunkZeros(called.digits))
                    ? Optional.of(SuggestionReason.LACKS_COUNTRY_CODE)
                    : Optional.empty();
        }
        if (called.number.equals(number)) {
            return ofSameNumber(stored, called);
        }
        if (isFormer(stored, called)) {
            return Optional.of(SuggestionReason.OLD_NUMBERING_PLAN);
        }
        String e164 = called.number.e164();
        if (number != null && differOnlyByOptionalDigit(number.e164(), e164)) {
            return Optional.of(SuggestionReason.SIMILAR_NUMBER);
        }
        String typed = withoutTrunkZeros(stored.digits);
        boolean endsAlike = isEnd(typed, e164) && lacksCountryCode(typed, number);
        return endsAlike || lacksAreaCode(typed, number, called)
                ? Optional.of(SuggestionReason.LACKS_COUNTRY_CODE)
                : Optional.empty();
    }

    private static Optional<SuggestionReason> ofSameNumber(StoredPhone stored, CalledPhone called) {
        if (!Objects.equals(stored.extension, called.extension)) {
            return Optional.of(SuggestionReason.SHARED_SWITCHBOARD);
        }
        return stored.mayBeFormer ? Optional.of(SuggestionReason.OLD_NUMBERING_PLAN) : Optional.empty();
    }

    private static boolean isFormer(StoredPhone stored, CalledPhone called) {
        PhoneNumber number = stored.number;
        String typed = withoutTrunkZeros(stored.digits);
        return number == null
                ? called.former.stream().anyMatch(former -> isEnd(typed, former.e164()))
                : stored.mayBeFormer && called.former.contains(number);
    }

    /** Whether one of the unreadable digits and the contact's number ends with the other. */
    private static boolean isNearUnread(StoredPhone stored, String called) {
        String typed = withoutTrunkZeros(stored.digits);
        String number = stored.number == null ? typed : stored.number.e164().substring(1);
        return isEnd(called, number) || isEnd(number, called) || isEnd(typed, called) || isEnd(called, typed);
    }

    private static boolean isEnd(String end, String number) {
        return end.length() >= TAIL && number.endsWith(end);
    }

    /** Whether a number with a country code lacks digits of the called number after that code. */
    private static boolean lacksAreaCode(String typed, @Nullable PhoneNumber number, CalledPhone called) {
        PhoneNumber whole = called.number;
        boolean sameCountry = !called.countryCode.isEmpty() && typed.startsWith(called.countryCode);
        return sameCountry
                && whole != null
                && (number == null || number.e164().length() < whole.e164().length())
                && isEnd(withoutTrunkZeros(typed.substring(called.countryCode.length())), whole.e164());
    }

    /**
     * The last seven digits, the index key for candidates: of the number if the field was read, else of the field's digits.
     *
     * @param digits of an E.164 number, with or without its plus sign, or of a field
     * @return empty if there are fewer
     */
    public static Optional<String> tail(String digits) {
        String bare = digits.startsWith("+") ? digits.substring(1) : digits;
        return bare.length() < TAIL ? Optional.empty() : Optional.of(bare.substring(bare.length() - TAIL));
    }

    /** A number that is longer than its typed digits got its country code from the account's region. */
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
