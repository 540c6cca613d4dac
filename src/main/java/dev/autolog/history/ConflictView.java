package dev.autolog.history;

import dev.autolog.domain.CallResult;
import dev.autolog.domain.Candidate;
import dev.autolog.domain.ConflictKind;
import dev.autolog.domain.Contact;
import dev.autolog.domain.Direction;
import dev.autolog.domain.Medium;
import dev.autolog.domain.SuggestionReason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call, or messages, that a person has to place on a contact, or had to.
 *
 * @param id equal to the call's id
 * @param version grows with each change
 * @param callId the telephony platform's id of the call
 * @param agent null if the call was not answered by an agent
 * @param number the other party's number; null when it was withheld
 * @param callerName the other party's name as the platform sent it
 * @param result how the call ended; null for messages
 * @param messages the text of the messages; null for a call
 * @param candidates contacts that have the number, at most 20
 * @param candidateCount how many contacts have the number; 101 stands for more than 100
 * @param suggestions contacts with a similar number; empty where there are candidates
 * @param resolvedAt when the conflict was closed; null while it is open
 * @param resolvedBy {@code AUTO} or the agent id of the person who closed it; null while it is open
 * @param dismissedBecause the reason that a person gave for not logging the call
 */
public record ConflictView(
        UUID id,
        int version,
        String callId,
        @Nullable AgentView agent,
        ConflictKind kind,
        ConflictStatusView status,
        Medium medium,
        Direction direction,
        @Nullable String number,
        @Nullable String callerName,
        Instant startedAt,
        Instant endedAt,
        @Nullable CallResult result,
        long talkTimeSeconds,
        @Nullable String queue,
        @Nullable MessagesView messages,
        List<CandidateView> candidates,
        int candidateCount,
        List<SuggestionView> suggestions,
        Instant openedAt,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy,
        @Nullable String dismissedBecause) {

    /** The status of a conflict. */
    public enum ConflictStatusView {
        OPEN,
        RESOLVED,
        DISMISSED
    }

    /**
     * A contact that has the number, with its open associations.
     *
     * @param associations the open associations, at most 20
     * @param associationCount the number of all open associations
     * @param reason why Autolog offers a contact that does not have the number itself; null for one that has it
     */
    public record CandidateView(
            String contactId,
            String name,
            @Nullable String type,
            @Nullable String company,
            String matchedPhone,
            List<OpenView> associations,
            @Nullable Integer associationCount,
            @Nullable SuggestionReason reason) {
        public CandidateView {
            associationCount = associationCount == null ? (Integer) associations.size() : associationCount;
        }

        static CandidateView of(Candidate candidate) {
            Contact contact = candidate.contact();
            return new CandidateView(
                    contact.id(),
                    contact.name(),
                    contact.type(),
                    contact.company(),
                    candidate.matchedPhone(),
                    contact.openAssociations().stream()
                            .map(open -> new OpenView(open.id(), open.kind(), open.title()))
                            .toList(),
                    contact.openCount(),
                    candidate.reason());
        }

        /** Masked: names and numbers are personal data. */
        @Override
        public String toString() {
            return "CandidateView[" + contactId + "]";
        }
    }

    /** An open deal, order or matter. */
    public record OpenView(String id, String kind, String title) {
        /** Masked: titles often hold a name. */
        @Override
        public String toString() {
            return "OpenView[" + id + "]";
        }
    }

    /** A contact with a similar number. */
    public record SuggestionView(
            String contactId,
            String name,
            @Nullable String type,
            @Nullable String company,
            String matchedPhone,
            SuggestionReason reason) {
        /** Masked: names and numbers are personal data. */
        @Override
        public String toString() {
            return "SuggestionView[" + contactId + "]";
        }
    }

    /** Masked: a conflict holds personal data. */
    @Override
    public String toString() {
        return "ConflictView[" + id + "]";
    }
}
