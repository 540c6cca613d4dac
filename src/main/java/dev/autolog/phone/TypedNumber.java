package dev.autolog.phone;

import org.jspecify.annotations.Nullable;

/**
 * One number as typed, without its labels and punctuation.
 *
 * @param dialled an optional plus sign and digits; empty for none
 * @param extension digits to dial after the call is answered; null for none
 * @param wording the other content of the text
 */
record TypedNumber(String dialled, @Nullable String extension, Wording wording) {

    /** The content of a text besides its number. */
    enum Wording {
        /** Labels at most. */
        NOTHING,
        /** Words apart from the number that are no known label: a name, a remark, the end of a vanity number. */
        REMARK,
        /** Letters among the digits. */
        LETTERS,
        /** Characters that no number has, or misplaced digits. */
        NO_NUMBER
    }

    static TypedNumber of(String part) {
        return new TypedNumberScanner(part).scan();
    }

    /** A text without a code that withholds or shows the caller ID. */
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
