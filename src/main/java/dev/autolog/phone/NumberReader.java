package dev.autolog.phone;

import dev.autolog.domain.NumberReading;
import dev.autolog.domain.NumberReading.Dialable;
import dev.autolog.domain.NumberReading.DialableNumber;
import dev.autolog.domain.NumberReading.FeatureCode;
import dev.autolog.domain.NumberReading.SetAside;
import dev.autolog.domain.NumberReading.Unreadable;
import dev.autolog.domain.NumberReading.WithheldNumber;
import dev.autolog.domain.PhoneNumber;
import dev.autolog.domain.Region;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a phone field of a CRM or the number of a call as E.164, in which equal numbers are equal texts.
 *
 * <p>An ambiguous text is unreadable: a missed number can still be suggested to a person, but a misread number logs a call on a
 * stranger. Numbering plans are those of libphonenumber; a number counts if it is <em>possible</em> there, as ranges reserved for
 * examples and ranges newer than the library are in use too.
 */
@ApplicationScoped
public class NumberReader {
    /** A longer text is a note, not a phone field. SIP addresses with all their parameters are shorter. */
    private static final int LONGEST_FIELD = 512;

    private static final int SHORTEST_OTHER_NUMBER = 7;

    /** +33 +33 1 23…: a country code that a program added to a number with one. */
    private static final Pattern DOUBLED_CODE = Pattern.compile("^\\+([0-9]{1,3})[ .-]*\\+\\1(?=[ .0-9-])");

    private final DiallingRules rules = new DiallingRules();

    /**
     * Reads a text in time proportional to its length. Thread-safe; never throws.
     *
     * @param raw as typed or received; null for none
     * @param region the region of numbers without a country code; if libphonenumber does not know it, only international numbers
     *     are readable
     * @return the numbers in the order typed; {@link Unreadable#digits()} has at most 64 digits
     */
    public NumberReading read(@Nullable String raw, Region region) {
        if (raw == null) {
            return new WithheldNumber();
        }
        if (isPlainE164(raw)) {
            return rules.read(raw, null, region);
        }
        String field = raw.strip();
        if (field.length() > LONGEST_FIELD) {
            return new Unreadable(Digits.of(field));
        }
        return readPlain(TextNormalizer.of(field), region);
    }

    /**
     * The digits of a text in any script, as ASCII: near matches of a stored phone are compared by them.
     *
     * @return at most 64 digits, perhaps none
     */
    public String digitsOf(String raw) {
        return Digits.of(raw.length() > LONGEST_FIELD ? raw : TextNormalizer.of(raw));
    }

    /**
     * Whether a contact's phone may have been typed for another line, which had the number in a former numbering plan. Digits
     * that were converted to the new plan on reading, and contacts created after the change, mean the current line.
     *
     * @param raw the field as typed
     * @param number the number read from the field
     * @param createdAt when the contact was created; null if unknown
     */
    public boolean mayBeFormer(String raw, PhoneNumber number, @Nullable Instant createdAt) {
        LocalDate reused = rules.plan().reusedSince(number.e164());
        if (reused == null
                || (createdAt != null
                        && !createdAt.isBefore(
                                reused.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()))) {
            return false;
        }
        int codeLength = countryCodeOf(number).length();
        return digitsOf(raw).contains(number.e164().substring(1 + codeLength));
    }

    /** The forms that a number had in former numbering plans; each may be another line's number today. */
    public Set<PhoneNumber> formerOf(PhoneNumber number) {
        return rules.plan().formerOf(number.e164()).stream()
                .map(PhoneNumber::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a number is in a range that was assigned to a network. */
    public boolean isInUse(PhoneNumber number) {
        return rules.plan().isInUse(number.e164());
    }

    /** The country code of a number, without the plus sign; empty if unknown. */
    public String countryCodeOf(PhoneNumber number) {
        return rules.plan().countryCodeOf(number.e164());
    }

    /** The countries with known dialling rules, as ISO 3166-1 alpha-2 codes. */
    public Set<String> regions() {
        return rules.regions();
    }

    /** Whether a text is E.164, as most platforms send it, and needs no cleaning. */
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
        AddressParser addressParser = AddressParser.of(SpreadsheetNumber.restored(plain));
        String text = addressParser.text().strip();
        if (text.isEmpty()
                || addressParser.anonymous()
                || WithheldCallerId.isSaidBy(text)
                || WithheldCallerId.isPlaceholder(text)) {
            return new WithheldNumber();
        }
        Optional<String> featureCode = FeatureCodes.in(text);
        if (featureCode.isPresent()) {
            return new FeatureCode(featureCode.get());
        }
        List<String> parts = PhoneFieldSplitter.of(
                TypedNumber.withoutServicePrefix(DOUBLED_CODE.matcher(text).replaceFirst("+$1")));
        NumberReading reading = parts.size() == 1 ? readPart(parts.getFirst(), region) : readSeveral(parts, region);
        return switch (reading) {
            case Dialable(var numbers)
            when addressParser.extension() != null -> new Dialable(withExtension(numbers, addressParser.extension()));
            case Dialable dialable -> dialable;
            case SetAside aside -> aside;
            case FeatureCode code -> code;
            case WithheldNumber withheldNumber -> withheldNumber;
            case Unreadable _ -> new Unreadable(Digits.of(withoutHost(text)));
        };
    }

    private static String withoutHost(String text) {
        int at = text.indexOf('@');
        return at < 0 ? text : text.substring(0, at);
    }

    /** Fails as a whole if the meaning of a part is unclear, except for a remark or a second number without its area code. */
    private NumberReading readSeveral(List<String> parts, Region region) {
        List<DialableNumber> numbers = new ArrayList<>();
        List<DialableNumber> latest = List.of();
        boolean clear = parts.stream().allMatch(part -> part.indexOf('+') >= 0 || !Digits.anyIn(part));
        for (String part : parts) {
            TypedNumber typed = TypedNumber.of(part);
            String extension = extensionAlone(typed);
            if (extension != null && !latest.isEmpty()) {
                latest = withExtension(latest, extension);
            } else if (readPart(part, region) instanceof Dialable(var found)) {
                numbers.addAll(latest);
                latest = found;
            } else if (!isIgnorable(part, typed, !latest.isEmpty() || clear)) {
                return new Unreadable("");
            }
        }
        numbers.addAll(latest);
        return numbers.isEmpty() ? new Unreadable("") : new Dialable(numbers);
    }

    /** An extension after a pause: ",,204#" or "; 204" or "; ext 204". */
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

    private static boolean isIgnorable(String part, TypedNumber typed, boolean remarksAllowed) {
        boolean onlyLabels = typed.wording() == TypedNumber.Wording.NOTHING;
        if (Digits.anyIn(part)) {
            return onlyLabels && typed.dialled().length() >= SHORTEST_OTHER_NUMBER;
        }
        return onlyLabels || remarksAllowed;
    }

    private static List<DialableNumber> withExtension(List<DialableNumber> numbers, String extension) {
        return numbers.stream()
                .map(number -> new DialableNumber(number.number(), extension))
                .toList();
    }

    private NumberReading readPart(String part, Region region) {
        if (PhoneFieldSplitter.isSomethingElse(part)) {
            return new Unreadable("");
        }
        TypedNumber typed = TypedNumber.of(part);
        return switch (typed.wording()) {
            case NOTHING -> rules.read(typed.dialled(), typed.extension(), region);
            case LETTERS -> rules.readSpelt(part, region);
            case REMARK -> {
                NumberReading spelt = rules.readSpelt(part, region);
                yield spelt instanceof Dialable ? spelt : rules.readRemarkedOn(typed, region);
            }
            case NO_NUMBER -> new Unreadable("");
        };
    }
}
