package dev.autolog.phone;

import dev.autolog.domain.NumberReading;
import dev.autolog.domain.NumberReading.Dialable;
import dev.autolog.domain.NumberReading.DialableNumber;
import dev.autolog.domain.NumberReading.SetAside;
import dev.autolog.domain.NumberReading.Unreadable;
import dev.autolog.domain.NumberReading.WithheldNumber;
import dev.autolog.domain.PhoneNumber;
import dev.autolog.domain.Region;
import dev.autolog.phone.NumberingPlan.PlanMatch;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Classifies digits dialled in a region: dialable, never looked up, withheld or unreadable. */
final class DiallingRules {
    /** E.164 allows fifteen digits, plus an international prefix. */
    private static final int LONGEST_NUMBER = 20;

    private final NumberingPlan plan = new NumberingPlan();
    private final SetAsideNumbers setAside = new SetAsideNumbers();

    Set<String> regions() {
        return plan.regions();
    }

    /** The numbering plans of these rules. */
    NumberingPlan plan() {
        return plan;
    }

    /** Reads a text with letters: 1-800-FLOWERS is a number; a name or a remark with digits is not. */
    NumberReading readSpelt(String text, Region region) {
        boolean startsWithLetter = Character.isLetter(text.charAt(0));
        PlanMatch planMatch = startsWithLetter ? null : plan.findSpelt(text, region);
        return planMatch == null ? new Unreadable("") : dialable(planMatch, null);
    }

    /** Reads a number with words before or after it. Only a plus sign makes it unambiguous: "Order 40123456" is not a number. */
    NumberReading readRemarkedOn(TypedNumber typed, Region region) {
        return typed.dialled().startsWith("+")
                        && read(typed.dialled(), typed.extension(), region) instanceof Dialable dialable
                ? dialable
                : new Unreadable("");
    }

    /**
     * Reads digits with an optional plus sign.
     *
     * @param extension the extension of the number; null for none
     */
    NumberReading read(String typed, @Nullable String extension, Region region) {
        String dialled = withoutDoubledPrefix(typed);
        if (dialled.startsWith("+") && WithheldCallerId.isPlaceholder(dialled)) {
            return new WithheldNumber();
        }
        SetAside.SetAsideKind setAsideKind = setAside.kindOfShort(dialled, plan.shortestIn(region), region);
        if (setAsideKind != null) {
            return extension == null ? new SetAside(setAsideKind) : new Unreadable(Digits.of(dialled));
        }
        PlanMatch planMatch = dialled.length() > LONGEST_NUMBER ? null : find(dialled, region);
        if (planMatch == null) {
            String digits = Digits.of(dialled);
            return Digits.areMadeUp(digits) ? new SetAside(SetAside.SetAsideKind.DUMMY) : new Unreadable(digits);
        }
        if (WithheldCallerId.isPlaceholder(planMatch.e164())) {
            return new WithheldNumber();
        }
        return setAside.isDummy(planMatch, plan)
                ? new SetAside(SetAside.SetAsideKind.DUMMY)
                : dialable(planMatch, extension);
    }

    /** +0049: no country code begins with a zero. */
    private static String withoutDoubledPrefix(String dialled) {
        return dialled.startsWith("+00") ? "+" + dialled.substring(3) : dialled;
    }

    /** Platforms abroad write the international prefix of their own country, or 00, which most countries share. */
    private @Nullable PlanMatch find(String dialled, Region region) {
        PlanMatch planMatch = plan.find(dialled, region);
        if (dialled.startsWith("00")) {
            return oneOf(planMatch, plan.findInUse("+" + dialled.substring(2), region));
        }
        if (planMatch == null && dialled.startsWith("011")) {
            return plan.findInUse("+" + dialled.substring(3), region);
        }
        return planMatch;
    }

    /**
     * Chooses between two readings. Where a carrier code follows the 00, as in Brazil, 0055 11… can be read in two ways: the
     * reading that is in use wins, and neither if both are.
     */
    private @Nullable PlanMatch oneOf(@Nullable PlanMatch dialledHere, @Nullable PlanMatch dialledElsewhere) {
        if (dialledHere == null || dialledElsewhere == null) {
            return dialledHere == null ? dialledElsewhere : dialledHere;
        }
        if (dialledHere.e164().equals(dialledElsewhere.e164())) {
            return dialledHere;
        }
        return plan.isInUse(dialledHere) ? null : dialledElsewhere;
    }

    private static Dialable dialable(PlanMatch planMatch, @Nullable String extension) {
        return new Dialable(List.of(new DialableNumber(new PhoneNumber(planMatch.e164()), extension)));
    }
}
