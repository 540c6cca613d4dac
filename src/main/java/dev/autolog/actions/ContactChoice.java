package dev.autolog.actions;

import org.jspecify.annotations.Nullable;

/** The contact that a person puts a call on. */
public sealed interface ContactChoice {

    /** One that the directory has: a candidate, or any other. */
    record Existing(String contactId) implements ContactChoice {}

    /**
     * One that the CRM has not: a placeholder for the call's number, made now unless there is one.
     *
     * @param name as people know the contact
     * @param type the company's own word for the kind of contact; null for none
     */
    record New(String name, @Nullable String type) implements ContactChoice {
        /** Masked: names are personal data. */
        @Override
        public String toString() {
            return "New[…]";
        }
    }
}
