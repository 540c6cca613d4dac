package dev.autolog.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.autolog.domain.Region;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The world's numbering plans as libphonenumber knows them, and the few rules it leaves to its users. */
final class NumberingPlan {
    private static final int MEXICO = 52;
    private static final int LONGEST_E164 = 16;
    private static final Set<PhoneNumberType> SERVICES = Set.of(
            PhoneNumberType.TOLL_FREE, PhoneNumberType.SHARED_COST, PhoneNumberType.PREMIUM_RATE, PhoneNumberType.UAN);

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final Map<String, Lengths> lengths = new ConcurrentHashMap<>();

    /** A number in E.164 form with what else was found out on the way. */
    record PlanMatch(String e164, String national, Phonenumber.PhoneNumber parsed) {}

    /**
     * How many digits numbers of a region have without their trunk prefix.
     *
     * @param shortest below this a number typed without a country code is no number of the public network
     */
    private record Lengths(int shortest, int fixedLine, int mobile, boolean hasTrunkPrefix) {}

    /** The number that the digits, with an optional plus sign, are when dialled in the region; null if they are none. */
    @Nullable
    PlanMatch find(String dialled, Region region) {
        PlanMatch planMatch = possible(dialled, region);
        if (planMatch == null || planMatch.e164.equals(dialled)) {
            return planMatch;
        }
        // The form must be final: what reads as another number once it is written out in full was ambiguous.
        PlanMatch again = possible(planMatch.e164, region);
        return again != null && again.e164.equals(planMatch.e164) ? planMatch : null;
    }

    /** As {@link #find}, for prefixes that are dialled abroad but not in the region: only a number in use is believed. */
    @Nullable
    PlanMatch findInUse(String dialled, Region region) {
        PlanMatch planMatch = find(dialled, region);
        return planMatch != null && isInUse(planMatch) ? planMatch : null;
    }

    /** A number spelt in letters, such as 1-800-FLOWERS; only kinds of numbers that are sold to be spelt are believed. */
    @Nullable
    PlanMatch findSpelt(String text, Region region) {
        PlanMatch planMatch =
                find(PhoneNumberUtil.convertAlphaCharactersInNumber(text).replaceAll("[^+0-9]", ""), region);
        return planMatch != null && SERVICES.contains(library.getNumberType(planMatch.parsed)) ? planMatch : null;
    }

    Set<String> regions() {
        return library.getSupportedRegions();
    }

    boolean isInUse(PlanMatch planMatch) {
        return library.isValidNumber(planMatch.parsed);
    }

    int shortestIn(Region region) {
        return lengthsOf(region).shortest;
    }

    private @Nullable PlanMatch possible(String dialled, Region region) {
        try {
            Phonenumber.PhoneNumber parsed = library.parse(withoutOldMexicanPrefix(dialled, region), region.code());
            if (library.isPossibleNumberWithReason(parsed) != ValidationResult.IS_POSSIBLE) {
                return null;
            }
            String national = library.getNationalSignificantNumber(parsed);
            String e164 = "+" + parsed.getCountryCode() + national;
            boolean usable = e164.length() <= LONGEST_E164 && !isNoWholeNumber(dialled, national, parsed, region);
            return usable ? new PlanMatch(e164, national, parsed) : null;
        } catch (NumberParseException noNumber) {
            return null;
        }
    }

    /**
     * Mexico dropped 01, 044, 045 and the 1 after +52 in 2019 (IFT numbering plan); contacts saved before still have them. All
     * its numbers have ten digits, so what is longer has one of them.
     */
    private String withoutOldMexicanPrefix(String dialled, Region region) {
        int start = dialled.startsWith("+52") ? 3 : region.code().equals("MX") && !dialled.startsWith("+") ? 0 : -1;
        if (start < 0 || dialled.length() - start <= 10) {
            return dialled;
        }
        String national = dialled.substring(dialled.length() - 10);
        return switch (dialled.substring(start, dialled.length() - 10)) {
            case "1", "01", "044", "045", "521", "5201", "00521", "011521" -> "+" + MEXICO + national;
            default -> dialled;
        };
    }

    /**
     * Where numbers differ in length, a local number without its area code passes for a short national one, and an article number
     * for a long one: 2345678 typed in Berlin is not +49 2345678. From such a number nothing was stripped, and its length is
     * not the usual one. Services such as 444 1 444 in Turkey have no area code.
     */
    private boolean isNoWholeNumber(String dialled, String national, Phonenumber.PhoneNumber parsed, Region region) {
        Lengths usual = lengthsOf(region);
        int length = national.length();
        boolean usualLength = length == usual.mobile || (length == usual.fixedLine && length == usual.mobile - 1);
        if (!dialled.equals(national) || !usual.hasTrunkPrefix || usualLength) {
            return false;
        }
        boolean tooShort = length < usual.mobile - 1 && !SERVICES.contains(library.getNumberType(parsed));
        return tooShort || !library.isValidNumber(parsed);
    }

    private Lengths lengthsOf(Region region) {
        return lengths.computeIfAbsent(region.code(), this::measure);
    }

    private Lengths measure(String region) {
        int fixedLine = exampleLength(region, PhoneNumberType.FIXED_LINE);
        int mobile = exampleLength(region, PhoneNumberType.MOBILE);
        String trunk = library.getNddPrefixForRegion(region, true);
        // Liechtenstein and Kiribati have a trunk prefix on paper and no area codes.
        boolean areaCodes = fixedLine > SetAsideNumbers.LONGEST_SHORT_NUMBER + 1;
        int shortest = Math.min(SetAsideNumbers.LONGEST_SHORT_NUMBER + 1, Math.min(fixedLine, mobile));
        return new Lengths(shortest, fixedLine, mobile, areaCodes && trunk != null && !trunk.isEmpty());
    }

    private int exampleLength(String region, PhoneNumberType type) {
        Phonenumber.PhoneNumber example = library.getExampleNumberForType(region, type);
        return example == null
                ? SetAsideNumbers.LONGEST_SHORT_NUMBER + 1
                : library.getNationalSignificantNumber(example).length();
    }
}
