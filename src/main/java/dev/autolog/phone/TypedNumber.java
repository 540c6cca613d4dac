package dev.autolog.phone;

import org.jspecify.annotations.Nullable;

/**
 * One number as typed, with its labels and punctuation taken away.
 *
 * @param dialled an optional plus sign and digits; empty when there are none
 * @param extension digits to dial after the call is answered; null without them
 * @param wording what else the text holds
 */
record TypedNumber(String dialled, @Nullable String extension, Wording wording) {

    /** What a text holds besides a number. */
    enum Wording {
        /** Labels at most. */
        NOTHING,
        /** Words that are no known label, apart from the number: a name, a remark, the end of a vanity number. */
        REMARK,
        /** Letters among the digits. */
        LETTERS,
        /** Characters that no number has, or digits where none can be. */
        NO_NUMBER
    }

    static TypedNumber of(String part) {
        return new TypedNumberScanner(part).scan();
    }

    /** A text without the code that hides or shows the caller's own number. */
    static String withoutServicePrefix(String part) {
        for (String prefix : PhoneVocabulary.SERVICE_PREFIXES) {
            if (part.startsWith(prefix)) {
                return part.substring(prefix.length());
            }
        }
        return part;
    }

    boolean isEmpty() {
        return dialled.isEmpty();
    }
}
