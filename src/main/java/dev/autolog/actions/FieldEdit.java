package dev.autolog.actions;

import org.jspecify.annotations.Nullable;

/** What becomes of one thing that a log says. */
public sealed interface FieldEdit {

    /** Stays as it is. */
    record KeptValue() implements FieldEdit {}

    /**
     * Is replaced.
     *
     * @param text null to clear it; a subject that is cleared is made up again
     */
    record Put(@Nullable String text) implements FieldEdit {
        /** Masked: what people write is personal data. */
        @Override
        public String toString() {
            return "Put[…]";
        }
    }

    /** The text afterwards. */
    default @Nullable String applied(@Nullable String before) {
        return switch (this) {
            case KeptValue _ -> before;
            case Put(String text) -> text;
        };
    }
}
