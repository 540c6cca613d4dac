package dev.autolog.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.autolog.domain.ConflictKind;
import dev.autolog.domain.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * A proposal in the JSON that is stored with its leg.
 *
 * @param kind the kind of the proposed conflict; null for a proposed log
 * @param log the proposed log; null for a proposed conflict
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProposalJson(@Nullable ConflictKind kind, Proposal.@Nullable WouldLog log) {
    private static final JsonMapper JSON = new JsonMapper();

    static String write(Proposal proposal) {
        ProposalJson stored = switch (proposal) {
            case Proposal.WouldAsk(ConflictKind kind) -> new ProposalJson(kind, null);
            case Proposal.WouldLog log -> new ProposalJson(null, log);
        };
        try {
            return JSON.writeValueAsString(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values is always written", e);
        }
    }

    static Proposal read(String text) {
        try {
            ProposalJson stored = JSON.readValue(text, ProposalJson.class);
            Proposal.WouldLog log = stored.log();
            ConflictKind kind = stored.kind();
            if (log != null) {
                return log;
            }
            if (kind != null) {
                return new Proposal.WouldAsk(kind);
            }
        } catch (JsonProcessingException e) {
            // The cause is dropped: its message quotes the text.
        }
        throw new IllegalStateException("a stored proposal cannot be read");
    }
}
