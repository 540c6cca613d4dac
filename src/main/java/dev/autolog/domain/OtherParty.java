package dev.autolog.domain;

import org.jspecify.annotations.Nullable;

/** Who was at the other end of a call, as far as its number tells. */
public sealed interface OtherParty {

    /** The number to show people: E.164 where it is one, else as it came; null when there is none. */
    @Nullable
    String shownNumber();

    /** A number that contacts may have. */
    record Outside(PhoneNumber number) implements OtherParty {
        @Override
        public String shownNumber() {
            return number.e164();
        }
    }

    /**
     * An extension behind a number that contacts may have: only a contact with both is the other party.
     *
     * @param extension its digits
     */
    record OutsideExtension(PhoneNumber number, String extension, String shownNumber) implements OtherParty {
        /** Masked: phone numbers are personal data. */
        @Override
        public String toString() {
            return "OutsideExtension[…]";
        }
    }

    /** An extension or a number of the account itself. */
    record Internal(String shownNumber) implements OtherParty {
        /** Masked: phone numbers are personal data. */
        @Override
        public String toString() {
            return "Internal[…]";
        }
    }

    /** A number that is never looked up or cannot be read: emergency, short code, dummy, several numbers in one field. */
    record NotLookedUp(String shownNumber) implements OtherParty {
        /** Masked: phone numbers are personal data. */
        @Override
        public String toString() {
            return "NotLookedUp[…]";
        }
    }

    /**
     * The telephone exchange itself, which acts on a code.
     *
     * @param shownNumber the code without separators
     */
    record Exchange(String shownNumber) implements OtherParty {
        /** Masked: the code of a forwarding holds a number. */
        @Override
        public String toString() {
            return "Exchange[…]";
        }
    }

    /** No number was sent. */
    record WithheldParty() implements OtherParty {
        @Override
        public @Nullable String shownNumber() {
            return null;
        }
    }
}
