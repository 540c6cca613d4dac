package dev.autolog.phone;

import dev.autolog.domain.NumberReading;
import dev.autolog.domain.NumberReading.Dialable;
import dev.autolog.domain.NumberReading.DialableNumber;
import dev.autolog.domain.NumberReading.SetAside;
import dev.autolog.domain.NumberReading.Unreadable;
import dev.autolog.domain.NumberReading.Withheld;
import dev.autolog.domain.PhoneNumber;
import dev.autolog.domain.Region;
import dev.autolog.phone.NumberPlan.Found;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a phone field of a CRM or the number of a call into one form, E.164, in which equal numbers are equal texts.
 *
 * <p>In doubt it reads no number: a number that is missed can still be suggested to a person, one that is read wrongly puts a
 * call on a stranger. Numbering plans are those of libphonenumber; a number counts if it is <em>possible</em> there, as ranges
 * kept for examples and ranges newer than the library are in use too.
 */
@ApplicationScoped
public class NumberReader {
    /** A longer text is a note, not a phone field. SIP addresses with all their parameters stay below. */
    private static final int LONGEST_FIELD = 512;

    private static final int LONGEST_NUMBER = 20;
    private static final int SHORTEST_OTHER_NUMBER = 7;

    private final NumberPlan plan = new NumberPlan();
    private final SetAsideRules setAside = new SetAsideRules();

    /**
     * Reads a text; takes time in proportion to its length, is safe for use by several threads and never throws.
     *
     * @param raw as typed or received; null when there was none
     * @param region how to read a number without a country code; one that libphonenumber does not know reads international numbers only
     * @return the numbers in the order typed. {@link Unreadable#digits()} ends after 64 digits
     */
    public NumberReading read(@Nullable String raw, Region region) {
        if (raw == null) {
            return new Withheld();
        }
        if (isPlainE164(raw)) {
            return readDialled(raw, null, region);
        }
        String field = raw.strip();
        if (field.length() > LONGEST_FIELD) {
            return new Unreadable(Digits.of(field));
        }
        return readPlain(PlainText.of(field), region);
    }

    /** What platforms send almost always, and needs no cleaning. */
    private static boolean isPlainE164(String raw) {
        if (raw.length() < 9 || raw.length() > 16 || raw.charAt(0) != '+') {
            return false;
        }
        for (int i = 1; i < raw.length(); i++) {
            if (!Digits.is(raw.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private NumberReading readPlain(String plain, Region region) {
        Address address = Address.of(SpreadsheetNumber.restored(plain));
        String text = address.text().strip();
        if (text.isEmpty() || address.anonymous() || HiddenCaller.isSaidBy(text) || HiddenCaller.isPlaceholder(text)) {
            return new Withheld();
        }
        List<String> parts = FieldParts.of(text);
        NumberReading reading = parts.size() == 1 ? readPart(parts.getFirst(), region) : readSeveral(parts, region);
        return switch (reading) {
            case Dialable(var numbers)
            when address.extension() != null -> new Dialable(withExtension(numbers, address.extension()));
            case Dialable dialable -> dialable;
            case SetAside aside -> aside;
            case Withheld withheld -> withheld;
            case Unreadable _ -> new Unreadable(Digits.of(text));
        };
    }

    /** Fails as a whole where it is unclear what a part is, but not for a remark or a second number that lacks its area code. */
    private NumberReading readSeveral(List<String> parts, Region region) {
        List<DialableNumber> numbers = new ArrayList<>();
        List<DialableNumber> latest = List.of();
        for (String part : parts) {
            TypedNumber typed = TypedNumber.of(part);
            String extension = extensionAlone(typed);
            if (extension != null && !latest.isEmpty()) {
                latest = withExtension(latest, extension);
            } else if (readPart(part, region) instanceof Dialable(var found)) {
                numbers.addAll(latest);
                latest = found;
            } else if (!isIgnorable(part, typed, !latest.isEmpty())) {
                return new Unreadable("");
            }
        }
        numbers.addAll(latest);
        return numbers.isEmpty() ? new Unreadable("") : new Dialable(numbers);
    }

    /** What follows a number after a pause: ",,204#" or "; 204" or "; ext 204". */
    private static @Nullable String extensionAlone(TypedNumber typed) {
        if (typed.wording() != TypedNumber.Wording.NOTHING) {
            return null;
        }
        if (typed.isEmpty()) {
            return typed.extension();
        }
        boolean tooShort = typed.dialled().length() < SHORTEST_OTHER_NUMBER
                && !typed.dialled().startsWith("+");
        return tooShort && typed.extension() == null ? typed.dialled() : null;
    }

    private static boolean isIgnorable(String part, TypedNumber typed, boolean afterNumber) {
        boolean onlyLabels = typed.wording() == TypedNumber.Wording.NOTHING;
        if (Digits.anyIn(part)) {
            return onlyLabels && typed.dialled().length() >= SHORTEST_OTHER_NUMBER;
        }
        return onlyLabels || afterNumber;
    }

    private static List<DialableNumber> withExtension(List<DialableNumber> numbers, String extension) {
        return numbers.stream()
                .map(number -> new DialableNumber(number.number(), extension))
                .toList();
    }

    private NumberReading readPart(String part, Region region) {
        TypedNumber typed = TypedNumber.of(part);
        if (FieldParts.isSomethingElse(part)) {
            return new Unreadable("");
        }
        return switch (typed.wording()) {
            case NOTHING -> readDialled(typed.dialled(), typed.extension(), region);
            case WORDS -> readSpelt(part, typed, region);
            case NO_NUMBER -> new Unreadable("");
        };
    }

    private NumberReading readSpelt(String part, TypedNumber typed, Region region) {
        boolean startsWithDigits = !part.isEmpty() && !Character.isLetter(part.charAt(0));
        Found found = startsWithDigits && typed.extension() == null ? plan.findSpelt(part, region) : null;
        return found == null ? new Unreadable("") : dialable(found, null);
    }

    private NumberReading readDialled(String typed, @Nullable String extension, Region region) {
        String dialled = withoutDoubledPrefix(typed);
        if (dialled.startsWith("+") && HiddenCaller.isPlaceholder(dialled)) {
            return new Withheld();
        }
        SetAside.Kind kind = setAside.kindOfShort(dialled, plan.shortestIn(region), region);
        if (kind != null) {
            return extension == null ? new SetAside(kind) : new Unreadable(Digits.of(dialled));
        }
        Found found = dialled.length() > LONGEST_NUMBER ? null : find(dialled, region);
        if (found == null) {
            String digits = Digits.of(dialled);
            return Digits.areMadeUp(digits) ? new SetAside(SetAside.Kind.DUMMY) : new Unreadable(digits);
        }
        if (HiddenCaller.isPlaceholder(found.e164())) {
            return new Withheld();
        }
        return setAside.isDummy(found, plan) ? new SetAside(SetAside.Kind.DUMMY) : dialable(found, extension);
    }

    /** +0049: no country code begins with a zero. */
    private static String withoutDoubledPrefix(String dialled) {
        return dialled.startsWith("+00") ? "+" + dialled.substring(3) : dialled;
    }

    /** Platforms abroad write the international prefix of their own country, or the one that most countries share. */
    private @Nullable Found find(String dialled, Region region) {
        Found found = plan.find(dialled, region);
        if (found == null && dialled.startsWith("00")) {
            return plan.findInUse("+" + dialled.substring(2), region);
        }
        if (found == null && dialled.startsWith("011")) {
            return plan.findInUse("+" + dialled.substring(3), region);
        }
        return found;
    }

    private static Dialable dialable(Found found, @Nullable String extension) {
        return new Dialable(List.of(new DialableNumber(new PhoneNumber(found.e164()), extension)));
    }
}
