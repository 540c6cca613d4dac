package dev.autolog.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of reading a text as a phone number for a region. */
public sealed interface NumberReading {

    /**
     * Holds one or more numbers that can be looked up.
     *
     * @param numbers at least one; several if one field holds several numbers
     */
    record Dialable(List<DialableNumber> numbers) implements NumberReading {
        public Dialable {
            numbers = List.copyOf(numbers);
            if (numbers.isEmpty()) {
                throw new IllegalArgumentException("a dialable reading holds at least one number");
            }
        }
    }

    /** Holds a number without one owner, which is never looked up. */
    record SetAside(SetAsideKind kind) implements NumberReading {
        /** Why a number is never looked up. */
        public enum SetAsideKind {
            /** Too few digits for the public network: a desk phone behind the company's PBX. */
            EXTENSION,
            /** A service of the network, such as 411. */
            SHORT_CODE,
            /** 112, 911 and their like. */
            EMERGENCY,
            /** A filler of a machine, or of a person without a number: all zeroes, +1 555 555 5555. */
            DUMMY
        }
    }

    /**
     * A code that a PBX acts on, such as {@code *97} for voicemail. It reaches no other party.
     *
     * @param code the code without separators, including a number that it forwards to
     */
    record FeatureCode(String code) implements NumberReading {
        /** Masked: the code of a forwarding holds a number. */
        @Override
        public String toString() {
            return "FeatureCode[…]";
        }
    }

    /** The caller hid the number, or the carrier sent a placeholder for a hidden one. */
    record WithheldNumber() implements NumberReading {}

    /**
     * Not readable as a phone number.
     *
     * @param digits its digits, perhaps none; they can still suggest contacts if only the area or country code is missing
     */
    record Unreadable(String digits) implements NumberReading {
        /** Masked: phone numbers are personal data. */
        @Override
        public String toString() {
            return "Unreadable[…]";
        }
    }

    /**
     * A dialable number.
     *
     * @param number the number without its extension
     * @param extension digits to dial after the call is answered; null for none
     */
    record DialableNumber(PhoneNumber number, @Nullable String extension) {
        /** Masked: phone numbers are personal data. */
        @Override
        public String toString() {
            return "DialableNumber[" + number + "]";
        }
    }
}
