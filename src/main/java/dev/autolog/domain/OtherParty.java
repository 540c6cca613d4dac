package dev.autolog.domain;

import org.jspecify.annotations.Nullable;

/** The other party of a call, as its number shows. */
public sealed interface OtherParty {

    /** The number for display: E.164 if it could be read, else as received; null for none. */
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
     * An extension behind an outside number: only contacts with both match.
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
     * The PBX itself, which acts on a feature code.
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
