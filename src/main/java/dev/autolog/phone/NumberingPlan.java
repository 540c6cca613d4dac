package dev.autolog.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.autolog.domain.Region;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The world's numbering plans as libphonenumber knows them, and the few rules it leaves to its users. */
final class NumberingPlan {
    private static final int LONGEST_E164 = 16;
    private static final int LONGEST_COUNTRY_CODE = 3;
    private static final String UNKNOWN_REGION = "ZZ";
    private static final Region NOWHERE = new Region(UNKNOWN_REGION);
    private static final Set<PhoneNumberType> SERVICES = Set.of(
            PhoneNumberType.TOLL_FREE, PhoneNumberType.SHARED_COST, PhoneNumberType.PREMIUM_RATE, PhoneNumberType.UAN);

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final PlanChanges changes = new PlanChanges();
    private final Map<String, Lengths> lengths = new ConcurrentHashMap<>();

    /** A number in E.164 form with the parser's result. */
    record PlanMatch(String e164, String national, Phonenumber.PhoneNumber parsed) {}

    /**
     * The lengths of a region's numbers without their trunk prefix.
     *
     * @param shortest the minimum length of a public number typed without a country code
     * @param hasTrunkPrefix whether all but local numbers are typed with a trunk prefix
     * @param zeroObsolete whether no number starts with a zero, not even as a trunk prefix
     */
    private record Lengths(int shortest, int fixedLine, int mobile, boolean hasTrunkPrefix, boolean zeroObsolete) {}

    /**
     * The number that digits, with an optional plus sign, reach when dialled in the region.
     *
     * @return null for none, or if there are two readings and neither is clearly right
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
        // The form must be final: digits that read differently with their country code are ambiguous.
        PlanMatch stays = withoutStrayDigits(found.e164, found, region);
        return stays != null && stays.e164.equals(found.e164) ? found : null;
    }

    private @Nullable PlanMatch findFinal(String dialled, Region region) {
        PlanMatch planMatch = possible(dialled, region);
        if (planMatch == null || planMatch.e164.equals(dialled)) {
            return planMatch;
        }
        // The form must be final: digits that read differently when written in full are ambiguous.
        PlanMatch again = possible(planMatch.e164, region);
        return again != null && again.e164.equals(planMatch.e164) ? planMatch : null;
    }

    /**
     * Digits without a plus sign can still start with a country code. The library prefers the national reading: it takes 49 171
     * 3920055 in Germany for +49 491713920055, which is valid there. Digits that start with the region's own code are read as
     * international if the national reading is implausible. They are unreadable if both readings are plausible, or if only the
     * international one is in use.
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
     * Drops a zero or a second country code after the country code, as in +48 (0)22 1234567 and +44 44 20 79460018, if the number
     * is in use only without it. Italian landlines keep their zero, because they are in use with it.
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
        String region = library.getRegionCodeForCountryCode(Integer.parseInt(countryCode));
        // Codes without a country, such as that of universal freephone.
        return region.equals(PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY) ? NOWHERE : new Region(region);
    }

    /** Like {@link #find}, for prefixes that are dialled abroad but not in the region: only a number in use is accepted. */
    @Nullable
    PlanMatch findInUse(String dialled, Region region) {
        PlanMatch planMatch = find(dialled, region);
        return planMatch != null && isInUse(planMatch) ? planMatch : null;
    }

    /** A number spelt in letters, such as 1-800-FLOWERS; accepts only number types that are sold as vanity numbers. */
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
        PlanMatch asDialled = parsed(renewedAsDialled(dialled, region), region);
        if (asDialled == null) {
            return null;
        }
        PlanMatch today = hasAreaCode(dialled, asDialled, region) ? renewed(asDialled) : null;
        if (today != null) {
            return today;
        }
        PlanMatch withoutZero = withoutObsoleteZero(dialled, asDialled, region);
        if (withoutZero != null) {
            return withoutZero;
        }
        boolean usable = asDialled.e164.length() <= LONGEST_E164
                && library.isPossibleNumberWithReason(asDialled.parsed) == ValidationResult.IS_POSSIBLE
                && !isNoWholeNumber(dialled, asDialled.national, asDialled.parsed, region);
        return usable ? asDialled : null;
    }

    private @Nullable PlanMatch parsed(String dialled, Region region) {
        try {
            Phonenumber.PhoneNumber parsed = library.parse(dialled, region.code());
            String national = library.getNationalSignificantNumber(parsed);
            return new PlanMatch("+" + parsed.getCountryCode() + national, national, parsed);
        } catch (NumberParseException noNumber) {
            return null;
        }
    }

    /** A number in full; null if it is not in use. */
    private @Nullable PlanMatch inUse(String e164) {
        PlanMatch planMatch = parsed(e164, NOWHERE);
        return planMatch != null && isInUse(planMatch) ? planMatch : null;
    }

    /** Poland and other countries abolished their trunk zero: a number typed with it is in use only without it. */
    private @Nullable PlanMatch withoutObsoleteZero(String dialled, PlanMatch asDialled, Region region) {
        boolean zero = dialled.length() > 2 && dialled.charAt(0) == '0' && dialled.charAt(1) != '0';
        return zero && asDialled.national.equals(dialled) && lengthsOf(region).zeroObsolete && !isInUse(asDialled)
                ? inUse("+" + asDialled.parsed.getCountryCode() + dialled.substring(1))
                : null;
    }

    private String renewedAsDialled(String dialled, Region region) {
        if (!dialled.startsWith("+")) {
            for (PlanChange change : changes.dialledIn(region)) {
                String renewed = change.renewed(dialled);
                if (renewed != null) {
                    return renewed;
                }
            }
        }
        return dialled;
    }

    /** Whether digits are more than a local number, which without its area code looks like an old form. */
    private boolean hasAreaCode(String dialled, PlanMatch asDialled, Region region) {
        return !dialled.equals(asDialled.national)
                || dialled.startsWith("0")
                || !lengthsOf(region).hasTrunkPrefix
                || isUsualLength(dialled.length(), region);
    }

    /**
     * The current number for one whose old form no line has any more, or for a line with two codes. Null if the number is in use
     * as it is, or if the change leaves open which number it became.
     */
    private @Nullable PlanMatch renewed(PlanMatch old) {
        PlanMatch found = null;
        String number = withoutTrunkZero(old);
        for (PlanChange change : changes.from(number)) {
            String renewed = change.renewed(number);
            PlanMatch today = renewed == null || (!change.always() && isInUse(old)) ? null : inUse(renewed);
            if (today != null && found != null && !today.e164.equals(found.e164)) {
                return null;
            }
            found = today == null ? found : today;
        }
        return found;
    }

    /** The library strips a trunk zero only from numbers with a length in use; few old forms start with a zero themselves. */
    private String withoutTrunkZero(PlanMatch old) {
        boolean zero = old.national.length() > 1
                && old.national.charAt(0) == '0'
                && changes.from(old.e164).stream().allMatch(change -> change.renewed(old.e164) == null);
        return zero ? "+" + old.parsed.getCountryCode() + old.national.substring(1) : old.e164;
    }

    /** The day before which a number was another line's in a former numbering plan; null if it never was. */
    @Nullable
    LocalDate reusedSince(String e164) {
        LocalDate latest = null;
        for (PlanChange change : changes.from(e164)) {
            String renewed = change.renewed(e164);
            LocalDate date = change.date();
            if (renewed != null
                    && date != null
                    && !change.always()
                    && inUse(renewed) != null
                    && (latest == null || date.isAfter(latest))) {
                latest = date;
            }
        }
        return latest != null && inUse(e164) != null ? latest : null;
    }

    /** The full forms that a number had in former numbering plans, or has besides its own. */
    Set<String> formerOf(String e164) {
        Set<String> all = new HashSet<>();
        for (PlanChange change : changes.to(e164)) {
            String former = change.former(e164);
            if (former != null && former.startsWith("+") && former.length() <= LONGEST_E164) {
                all.add(former);
            }
        }
        return all;
    }

    boolean isInUse(String e164) {
        return inUse(e164) != null;
    }

    /** The country code of a full number; empty if unknown. */
    String countryCodeOf(String e164) {
        PlanMatch planMatch = parsed(e164, NOWHERE);
        return planMatch == null ? "" : String.valueOf(planMatch.parsed.getCountryCode());
    }

    /**
     * Whether digits are part of a number only. Where numbers differ in length, a local number without its area code can pass for
     * a short national one, and an article number for a long one: 2345678 typed in Berlin is not +49 2345678. Nothing was
     * stripped from such digits, and their length is unusual. Services such as 444 1 444 in Turkey have no area code.
     */
    private boolean isNoWholeNumber(String dialled, String national, Phonenumber.PhoneNumber parsed, Region region) {
        Lengths usual = lengthsOf(region);
        int length = national.length();
        if (!dialled.equals(national) || !usual.hasTrunkPrefix || isUsualLength(length, region)) {
            return false;
        }
        boolean tooShort = length < usual.mobile - 1 && !SERVICES.contains(library.getNumberType(parsed));
        return tooShort || !library.isValidNumber(parsed);
    }

    private boolean isUsualLength(int length, Region region) {
        Lengths usual = lengthsOf(region);
        return length == usual.mobile || (length == usual.fixedLine && length == usual.mobile - 1);
    }

    private Lengths lengthsOf(Region region) {
        return lengths.computeIfAbsent(region.code(), this::measure);
    }

    private Lengths measure(String region) {
        int fixedLine = exampleLength(region, PhoneNumberType.FIXED_LINE);
        int mobile = exampleLength(region, PhoneNumberType.MOBILE);
        String trunk = library.getNddPrefixForRegion(region, true);
        // Liechtenstein and Kiribati have a nominal trunk prefix but no area codes.
        boolean areaCodes = fixedLine > SetAsideNumbers.LONGEST_SHORT_NUMBER + 1;
        int shortest = Math.min(SetAsideNumbers.LONGEST_SHORT_NUMBER + 1, Math.min(fixedLine, mobile));
        boolean hasTrunk = trunk != null && !trunk.isEmpty();
        return new Lengths(shortest, fixedLine, mobile, areaCodes && hasTrunk, !hasTrunk && !beginsWithZero(region));
    }

    /** Whether numbers start with a zero that is no prefix, as Italian landlines do. */
    private boolean beginsWithZero(String region) {
        Phonenumber.PhoneNumber example = library.getExampleNumberForType(region, PhoneNumberType.FIXED_LINE);
        return example == null || example.isItalianLeadingZero();
    }

    private int exampleLength(String region, PhoneNumberType type) {
        Phonenumber.PhoneNumber example = library.getExampleNumberForType(region, type);
        return example == null
                ? SetAsideNumbers.LONGEST_SHORT_NUMBER + 1
                : library.getNationalSignificantNumber(example).length();
    }
}
