package dev.autolog.domain;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
     * @param mayBeFormer whether the number may have been typed for the line that had it in a numbering plan of the past
     */
    public record StoredPhone(
            String digits,
            @Nullable PhoneNumber number,
            @Nullable String extension,
            boolean mayBeFormer) {
        /** A phone whose number was never another line's. */
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
     * @param digits the digits as they came
     * @param number the number read from them; null when they could not be read
     * @param extension digits to dial after the call is answered; null without them
     * @param countryCode the number's, without its plus sign; empty when unknown
     * @param former the forms that the number had in numbering plans of the past
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

        /** A number without an extension that has always been the same. */
        CalledPhone(PhoneNumber number) {
            this(number.e164().substring(1), number, null, "", Set.of());
        }

        /** Masked: phone numbers are personal data and never appear whole in a log. */
        @Override
        public String toString() {
            return "CalledPhone[…]";
        }
    }

    /** @param longest characters of an E.164 number that has the digit */
    private record OptionalDigit(char digit, int position, int longest) {}

    /** As {@link #reason(StoredPhone, CalledPhone)}, for a number alone. */
    static Optional<SuggestionReason> reason(StoredPhone stored, PhoneNumber called) {
        return reason(stored, new CalledPhone(called));
    }

    /**
     * Why the stored phone could be the called one. Empty if nothing speaks for it, and also if it is a match proper.
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

    /** Whether digits that could not be read are those of a contact, with more or fewer of them in front. */
    private static boolean isNearUnread(StoredPhone stored, String called) {
        String typed = withoutTrunkZeros(stored.digits);
        String number = stored.number == null ? typed : stored.number.e164().substring(1);
        return isEnd(called, number) || isEnd(number, called) || isEnd(typed, called) || isEnd(called, typed);
    }

    private static boolean isEnd(String end, String number) {
        return end.length() >= TAIL && number.endsWith(end);
    }

    /** A number that names its country and yet lacks digits of the called one behind the country code. */
    private static boolean lacksAreaCode(String typed, @Nullable PhoneNumber number, CalledPhone called) {
        PhoneNumber whole = called.number;
        boolean sameCountry = !called.countryCode.isEmpty() && typed.startsWith(called.countryCode);
        return sameCountry
                && whole != null
                && (number == null || number.e164().length() < whole.e164().length())
                && isEnd(withoutTrunkZeros(typed.substring(called.countryCode.length())), whole.e164());
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
