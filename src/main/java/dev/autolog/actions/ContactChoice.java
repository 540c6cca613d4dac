package dev.autolog.actions;

import org.jspecify.annotations.Nullable;

/** A person's choice of the contact that a call is logged on. */
public sealed interface ContactChoice {

    /** A contact of the directory, a candidate or any other. */
    record Existing(String contactId) implements ContactChoice {}

    /**
     * A contact that the CRM lacks: the placeholder of the call's number, which is created if there is none.
     *
     * @param name name of the contact
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
