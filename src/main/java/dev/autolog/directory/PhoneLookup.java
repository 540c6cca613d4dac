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
 * @param accountId the account; no look-up crosses accounts
 * @param digits the digits of the phone
 * @param number the number; null if the phone is unreadable
 * @param extension digits to dial after the call is answered; null for none
 */
public record PhoneLookup(
        String accountId,
        String digits,
        @Nullable PhoneNumber number,
        @Nullable String extension) {
    /** The minimum number of digits of a public number. */
    private static final int FEWEST_DIGITS = 7;

    /** A number without an extension. */
    public static PhoneLookup of(NumberLookup lookup) {
        return of(lookup.accountId(), lookup.number(), null);
    }

    private static PhoneLookup of(String accountId, PhoneNumber number, @Nullable String extension) {
        return new PhoneLookup(accountId, number.e164().substring(1), number, extension);
    }

    /**
     * The look-up for a call.
     *
     * @param number the reading of the other party's number
     * @return empty if the other party cannot be a contact
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

    /** The look-up of the number without its extension; empty if the phone is unreadable. */
    public Optional<NumberLookup> numberLookup() {
        return Optional.ofNullable(number).map(known -> new NumberLookup(accountId, known));
    }

    /** Masked: phone numbers are personal data. */
    @Override
    public String toString() {
        return "PhoneLookup[…]";
    }
}
