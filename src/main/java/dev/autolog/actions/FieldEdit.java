package dev.autolog.actions;

import org.jspecify.annotations.Nullable;

/** A person's edit of one text of a log. */
public sealed interface FieldEdit {

    /** The text stays. */
    record KeptValue() implements FieldEdit {}

    /**
     * The text is replaced.
     *
     * @param text null to clear it; a cleared subject is generated again
     */
    record Put(@Nullable String text) implements FieldEdit {
        /** Masked: texts that people write are personal data. */
        @Override
        public String toString() {
            return "Put[…]";
        }
    }

    /** The text after the edit; null if there is none. */
    default @Nullable String applied(@Nullable String before) {
        return switch (this) {
            case KeptValue _ -> before;
            case Put(String text) -> text;
        };
    }
}
