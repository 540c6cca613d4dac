package dev.autolog.domain;

import org.jspecify.annotations.Nullable;

/** What would have been done with a call that is not logged because a person has the last word, or for show. */
public sealed interface Proposal {

    /**
     * It would have been logged.
     *
     * @param contactId the contact; null for one that would have been made
     * @param contactName its name
     * @param associationId what it would have been logged with; null for nothing
     * @param associationTitle that one's title; null for nothing
     * @param associationKind the CRM's word for what that is; null for nothing
     * @param subject the log's one line
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

    /** A person would have been asked. */
    record WouldAsk(ConflictKind kind) implements Proposal {}
}
