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
 * A call, or messages, that a person has to choose a contact for, or had to.
 *
 * @param id the call's id too
 * @param version grows with each change
 * @param callId the telephony platform's id of the call
 * @param agent null if the call was not answered by an agent
 * @param number the other party's; null when it was withheld
 * @param callerName what the platform told of the other party
 * @param result how the call ended; null for messages
 * @param messages what was written; null for a call
 * @param candidates contacts that have the number, at most 20
 * @param candidateCount how many contacts have the number; 101 stands for more than 100
 * @param suggestions contacts with a near number; empty where there are candidates
 * @param resolvedAt when it was settled; null while it is open
 * @param resolvedBy who settled it: {@code AUTO} or an agent id; null while it is open
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

    /** Where a conflict stands. */
    public enum ConflictStatusView {
        OPEN,
        RESOLVED,
        DISMISSED
    }

    /**
     * A contact that has the number, with what is open there.
     *
     * @param associations what is open, at most 20
     * @param associationCount how many are open, in all
     * @param reason why a contact is offered that has not the number itself; null for one that has it
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

    /** A contact whose number is near. */
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
