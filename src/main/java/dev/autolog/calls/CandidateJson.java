package dev.autolog.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.autolog.domain.Association;
import dev.autolog.domain.Candidate;
import dev.autolog.domain.Contact;
import dev.autolog.domain.SuggestionReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A candidate as published and as stored with its conflict. */
record CandidateJson(
        String contactId,
        String name,
        @Nullable String type,
        @Nullable String company,
        String matchedPhone,
        List<OpenAssociationJson> associations,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer associationCount,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SuggestionReason reason) {

    /** An open association of a candidate. */
    record OpenAssociationJson(
            String id, String kind, String title, @Nullable Instant createdAt) {
        /** Masked: titles often hold a name. */
        @Override
        public String toString() {
            return "OpenAssociationJson[" + id + "]";
        }
    }

    static CandidateJson of(Candidate candidate) {
        Contact contact = candidate.contact();
        return new CandidateJson(
                contact.id(),
                contact.name(),
                contact.type(),
                contact.company(),
                candidate.matchedPhone(),
                contact.openAssociations().stream()
                        .map(open -> new OpenAssociationJson(open.id(), open.kind(), open.title(), open.createdAt()))
                        .toList(),
                contact.openCount() > contact.openAssociations().size() ? contact.openCount() : null,
                candidate.reason());
    }

    Candidate toDomain() {
        List<Association> open = associations.stream()
                .map(one -> new Association(one.id, one.kind, one.title, true, one.createdAt))
                .toList();
        int count = associationCount == null ? open.size() : associationCount;
        return new Candidate(new Contact(contactId, name, type, company, open, count), matchedPhone, reason);
    }

    /** Masked: names and numbers are personal data. */
    @Override
    public String toString() {
        return "CandidateJson[" + contactId + "]";
    }
}
