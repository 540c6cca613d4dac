package dev.autolog.domain.rules;

import org.jspecify.annotations.Nullable;

/** What happens to a call if no contact has the number. */
public sealed interface NoMatchRule {
    /** A person chooses. */
    record Ask() implements NoMatchRule {}

    /**
     * A placeholder is created, and the call is logged on it.
     *
     * @param type the account's own term for the type of contact; null for none
     * @param namePrefix the start of its name, before the caller's name or number; empty for none
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
