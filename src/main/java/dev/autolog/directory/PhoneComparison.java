package dev.autolog.directory;

import dev.autolog.domain.NearMatch;
import dev.autolog.domain.NearMatch.CalledPhone;
import dev.autolog.domain.NearMatch.StoredPhone;
import dev.autolog.domain.PhoneNumber;
import dev.autolog.domain.SuggestionReason;
import dev.autolog.phone.NumberReader;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares phones of contacts with the other party's, in former and current numbering plans. */
final class PhoneComparison {
    private final NumberReader numbers;

    PhoneComparison(NumberReader numbers) {
        this.numbers = numbers;
    }

    /** The phone of a look-up with its country code and former forms. */
    CalledPhone called(PhoneLookup lookup) {
        PhoneNumber number = lookup.number();
        return number == null
                ? new CalledPhone(lookup.digits(), null, null, "", Set.of())
                : new CalledPhone(
                        lookup.digits(),
                        number,
                        lookup.extension(),
                        numbers.countryCodeOf(number),
                        numbers.formerOf(number));
    }

    /** The index keys of all phones that could be near. */
    static Set<String> tails(CalledPhone called) {
        return Stream.concat(
                        Stream.of(called.digits()), called.former().stream().map(PhoneNumber::e164))
                .flatMap(digits -> NearMatch.tail(digits).stream())
                .collect(Collectors.toSet());
    }

    /**
     * Whether a contact's phone certainly means the current line of its number, and not one that had it earlier.
     *
     * @param raw the field as typed
     * @param createdAt when the contact was created; null if unknown
     */
    boolean isCertain(String raw, PhoneNumber number, @Nullable Instant createdAt) {
        return !numbers.mayBeFormer(raw, number, createdAt);
    }

    /**
     * Why a contact's phone may be the called one; see {@link NearMatch#reason}.
     *
     * @param createdAt when the contact was created; null if unknown
     */
    Optional<SuggestionReason> reason(ContactPhone phone, @Nullable Instant createdAt, CalledPhone called) {
        PhoneNumber number = phone.number() == null ? null : new PhoneNumber(phone.number());
        boolean former = number != null && mayBeFormer(phone.raw(), number, createdAt, called);
        return NearMatch.reason(new StoredPhone(phone.digits(), number, phone.extension(), former), called);
    }

    /** A number that is not in use today can only be meant in its former form. */
    private boolean mayBeFormer(String raw, PhoneNumber stored, @Nullable Instant createdAt, CalledPhone called) {
        boolean former = called.former().contains(stored);
        return (former || stored.equals(called.number()))
                && (!isCertain(raw, stored, createdAt) || (former && !numbers.isInUse(stored)));
    }
}
