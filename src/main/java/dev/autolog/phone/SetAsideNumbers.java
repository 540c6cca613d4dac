package dev.autolog.phone;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import dev.autolog.domain.NumberReading.SetAside;
import dev.autolog.domain.Region;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Numbers without one owner, such as emergency or shared service numbers: a look-up could only find the wrong contact. */
final class SetAsideNumbers {
    /** European harmonised services (116 000) have six digits; the shortest E.164 numbers have seven with their country code. */
    static final int LONGEST_SHORT_NUMBER = 6;

    private static final Set<String> EMERGENCY_ANYWHERE = Set.of("112", "911", "999");
    /** Numbers that look like a company's but reach volunteers: Lifeline Australia. */
    private static final Set<String> HELP_LINES = Set.of("AU131114");

    private static final String NO_SUBSCRIBER = "0000000";

    private final ShortNumberInfo shortNumbers = ShortNumberInfo.getInstance();

    /** Why digits too short for the public network are never looked up; null if they are long enough. */
    SetAside.@Nullable SetAsideKind kindOfShort(String dialled, int shortest, Region region) {
        boolean international = dialled.startsWith("+");
        String digits = international ? dialled.substring(1) : dialled;
        int length = digits.length();
        if (length == 0 || length > LONGEST_SHORT_NUMBER) {
            return null;
        }
        if (EMERGENCY_ANYWHERE.contains(digits) || shortNumbers.isEmergencyNumber(digits, region.code())) {
            return SetAside.SetAsideKind.EMERGENCY;
        }
        if (digits.chars().allMatch(c -> c == '0')) {
            return SetAside.SetAsideKind.DUMMY;
        }
        if (shortNumbers.isValidShortNumberForRegion(local(digits, region), region.code())) {
            return SetAside.SetAsideKind.SHORT_CODE;
        }
        if (HELP_LINES.contains(region.code() + digits)) {
            return SetAside.SetAsideKind.SHORT_CODE;
        }
        return international || (length < shortest && !isHotline(digits, region))
                ? SetAside.SetAsideKind.EXTENSION
                : null;
    }

    /** Whether digits are a company's number at a local rate, such as 13 22 65 in Australia; none is shorter. */
    private boolean isHotline(String digits, Region region) {
        if (digits.length() < LONGEST_SHORT_NUMBER) {
            return false;
        }
        Phonenumber.PhoneNumber number = local(digits, region);
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        return library.isValidNumber(number) && library.getNumberType(number) == PhoneNumberType.SHARED_COST;
    }

    private static Phonenumber.PhoneNumber local(String digits, Region region) {
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return new Phonenumber.PhoneNumber()
                .setCountryCode(PhoneNumberUtil.getInstance().getCountryCodeForRegion(region.code()))
                .setNationalNumber(Long.parseLong(digits))
                .setItalianLeadingZero(zeros > 0)
                .setNumberOfLeadingZeros(Math.max(1, zeros));
    }

    /**
     * Whether a dialable number is a filler. Runs such as 01 23 45 67 89 are real numbers in ranges that are in use, so they are
     * fillers only elsewhere.
     */
    boolean isDummy(NumberingPlan.PlanMatch planMatch, NumberingPlan plan) {
        String national = planMatch.national();
        if (Digits.isOneDigitRepeated(national)
                || Digits.isOneDigitRepeated(planMatch.e164().substring(1))) {
            return true;
        }
        boolean suspicious = Digits.isRun(national) || national.endsWith(NO_SUBSCRIBER);
        return suspicious && !plan.isInUse(planMatch);
    }
}
