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
    private static final int LONGEST_COUNTRY_CODE = 3;
    private static final String UNKNOWN_REGION = "ZZ";
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

    /**
     * The number that the digits, with an optional plus sign, are when dialled in the region.
     *
     * @return null if they are none, or if they can be read in two ways and neither is clearly right
     */
    @Nullable
    PlanMatch find(String dialled, Region region) {
        PlanMatch planMatch = findFinal(dialled, region);
        if (dialled.startsWith("+")) {
            return withoutStrayDigits(dialled, planMatch, region);
        }
        PlanMatch found = withCountryCode(dialled, planMatch, region);
        if (found == null) {
            return null;
        }
        // A final form stays: digits that read otherwise once their country code is written out are in doubt.
        PlanMatch stays = withoutStrayDigits(found.e164, found, region);
        return stays != null && stays.e164.equals(found.e164) ? found : null;
    }

    private @Nullable PlanMatch findFinal(String dialled, Region region) {
        PlanMatch planMatch = possible(dialled, region);
        if (planMatch == null || planMatch.e164.equals(dialled)) {
            return planMatch;
        }
        // The form must be final: what reads as another number once it is written out in full was ambiguous.
        PlanMatch again = possible(planMatch.e164, region);
        return again != null && again.e164.equals(planMatch.e164) ? planMatch : null;
    }

    /**
     * Digits without a plus sign can begin with a country code all the same. The library prefers the national reading: it takes
     * 49 171 3920055 in Germany for +49 491713920055, which is valid there. Such digits are read as an international number
     * where they begin with the region's own code and the national reading is implausible. They are no number where both
     * readings are plausible, or where only the international one is in use.
     *
     * @param national the national reading; null for none
     */
    private @Nullable PlanMatch withCountryCode(String dialled, @Nullable PlanMatch national, Region region) {
        if (dialled.isEmpty() || dialled.charAt(0) == '0') {
            return national;
        }
        boolean ownCode = dialled.startsWith(Integer.toString(library.getCountryCodeForRegion(region.code())));
        if (national == null ? !ownCode : !ownCode && isInUse(national)) {
            return national;
        }
        PlanMatch international = findFinal("+" + dialled, region);
        if (international == null
                || !isInUse(international)
                || (national != null && international.e164.equals(national.e164))) {
            return national;
        }
        return ownCode && (national == null || !isPlausible(national, region)) ? international : null;
    }

    /** Whether a number is in use and not longer than numbers of its kind usually are. */
    private boolean isPlausible(PlanMatch national, Region region) {
        Lengths usual = lengthsOf(region);
        return isInUse(national) && national.national.length() <= Math.max(usual.fixedLine, usual.mobile);
    }

    /**
     * Drops a zero or a second country code after the country code, as in +48 (0)22 1234567 and +44 44 20 79460018, where the
     * number is not in use with it and is without. Italian landlines keep their zero, as they are in use with it.
     */
    private @Nullable PlanMatch withoutStrayDigits(String dialled, @Nullable PlanMatch planMatch, Region region) {
        for (int length = 1; length <= LONGEST_COUNTRY_CODE && length + 1 < dialled.length(); length++) {
            String code = dialled.substring(1, length + 1);
            String rest = dialled.substring(length + 1);
            String stray = rest.charAt(0) == '0' ? "0" : rest.startsWith(code) ? code : null;
            if (stray != null && isCountryCode(code)) {
                if (planMatch != null
                        && (stray.equals("0") ? isInUse(planMatch) : isPlausible(planMatch, regionOf(code)))) {
                    return planMatch;
                }
                PlanMatch without = findFinal("+" + code + rest.substring(stray.length()), region);
                return without != null && isInUse(without) ? without : planMatch;
            }
        }
        return planMatch;
    }

    private boolean isCountryCode(String code) {
        return Digits.of(code).equals(code) && !regionOf(code).code().equals(UNKNOWN_REGION);
    }

    private Region regionOf(String countryCode) {
        return new Region(library.getRegionCodeForCountryCode(Integer.parseInt(countryCode)));
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
