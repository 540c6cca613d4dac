package dev.autolog.domain.rules;

import org.jspecify.annotations.Nullable;

/** What to do with a call where no contact has the number. */
public sealed interface NoMatchRule {
    /** A person chooses. */
    record Ask() implements NoMatchRule {}

    /**
     * A placeholder contact is made, and the call logged on it.
     *
     * @param type the company's own word for the kind of contact; null for none
     * @param namePrefix what its name begins with, before the caller's name or number; empty for nothing
     */
    record PlaceholderRule(@Nullable String type, String namePrefix) implements NoMatchRule {
        /** The name of the placeholder for a caller. */
        public String nameFor(@Nullable String callerName, String number) {
            String who = callerName == null || callerName.isBlank() ? number : callerName.strip();
            return namePrefix.isBlank() ? who : namePrefix.strip() + " " + who;
        }

        /** Masked: free text can hold names. */
        @Override
        public String toString() {
            return "MakePlaceholder[…]";
        }
    }
}
