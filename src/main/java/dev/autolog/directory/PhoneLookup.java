package dev.autolog.directory;

import dev.autolog.domain.NumberReading;
import dev.autolog.domain.NumberReading.Unreadable;
import dev.autolog.domain.OtherParty;
import dev.autolog.domain.PhoneNumber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The other party's phone to look up among an account's contacts.
 *
 * @param accountId the account, which the look-up never crosses
 * @param digits its digits
 * @param number the number; null when it could not be read
 * @param extension digits to dial after the call is answered; null without them
 */
public record PhoneLookup(
        String accountId,
        String digits,
        @Nullable PhoneNumber number,
        @Nullable String extension) {
    /** Fewer digits are no number of the public network. */
    private static final int FEWEST_DIGITS = 7;

    /** A number without an extension. */
    public static PhoneLookup of(NumberLookup lookup) {
        return of(lookup.accountId(), lookup.number(), null);
    }

    private static PhoneLookup of(String accountId, PhoneNumber number, @Nullable String extension) {
        return new PhoneLookup(accountId, number.e164().substring(1), number, extension);
    }

    /**
     * What to look up for a call.
     *
     * @param number what the other party's number turned out to be
     * @return empty for a party that no contact can be
     */
    public static Optional<PhoneLookup> of(String accountId, OtherParty other, NumberReading number) {
        return switch (other) {
            case OtherParty.Outside(PhoneNumber outside) -> Optional.of(of(accountId, outside, null));
            case OtherParty.OutsideExtension(PhoneNumber outside, String extension, String _) ->
                Optional.of(of(accountId, outside, extension));
            case OtherParty.NotLookedUp _ ->
                number instanceof Unreadable(String digits) && digits.length() >= FEWEST_DIGITS
                        ? Optional.of(new PhoneLookup(accountId, digits, null, null))
                        : Optional.empty();
            case OtherParty.Internal _, OtherParty.Exchange _, OtherParty.WithheldParty _ -> Optional.empty();
        };
    }

    /** The number to look up without regard to an extension; empty if it could not be read. */
    public Optional<NumberLookup> numberLookup() {
        return Optional.ofNullable(number).map(known -> new NumberLookup(accountId, known));
    }

    /** Masked: phone numbers are personal data. */
    @Override
    public String toString() {
        return "PhoneLookup[…]";
    }
}
