package dev.autolog.domain;

import org.jspecify.annotations.Nullable;

/** What the pipeline would have done with a call that it left to a person or only showed. */
public sealed interface Proposal {

    /**
     * The call would have been logged.
     *
     * @param contactId the contact; null for a placeholder that would have been created
     * @param contactName the contact's name
     * @param associationId the association of the log; null for none
     * @param associationTitle the association's title; null for none
     * @param associationKind the CRM's term for the association's type; null for none
     * @param subject the subject of the log
     */
    record WouldLog(
            @Nullable String contactId,
            String contactName,
            @Nullable String associationId,
            @Nullable String associationTitle,
            @Nullable String associationKind,
            String subject)
            implements Proposal {
        /** A proposal without an association's kind. */
        public WouldLog(
                @Nullable String contactId,
                String contactName,
                @Nullable String associationId,
                @Nullable String associationTitle,
                String subject) {
            this(contactId, contactName, associationId, associationTitle, null, subject);
        }

        /** Masked: names are personal data. */
        @Override
        public String toString() {
            return "WouldLog[" + contactId + "]";
        }
    }

    /** The call would have opened a conflict. */
    record WouldAsk(ConflictKind kind) implements Proposal {}
}
