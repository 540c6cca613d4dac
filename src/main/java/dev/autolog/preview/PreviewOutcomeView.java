package dev.autolog.preview;

import dev.autolog.domain.Classification;
import dev.autolog.domain.ConflictKind;
import dev.autolog.domain.Proposal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a previewed call.
 *
 * @param parameters the parameters of the code; unknown ones are omitted
 */
public record PreviewOutcomeView(PreviewOutcomeCode code, Map<String, Object> parameters) {
    private static final String CONTACT = "contact";
    private static final String ASSOCIATION = "association";
    private static final String KIND = "kind";

    public PreviewOutcomeView {
        parameters = Map.copyOf(parameters);
    }

    /** Outcomes. API clients rely on the names: they never change. */
    public enum PreviewOutcomeCode {
        /**
         * It would be logged. {@code contact}: name; {@code association}: title; {@code reason}: why that contact, such as
         * {@code ONE_CONTACT}.
         */
        LOG,
        /** A placeholder contact would be created and the call logged on it. {@code contact}: its name. */
        CREATE_PLACEHOLDER,
        /** It would open a conflict. {@code kind}: the kind of conflict. */
        ASK,
        /**
         * It would not be logged. {@code reason}: such as {@code INTERNAL_CALL}; {@code proposal}, only with {@code DRY_RUN} and
         * {@code FORM_REQUESTED}: what would happen otherwise, either {@code contact} and {@code association} or {@code kind}.
         */
        NOT_LOG
    }

    static PreviewOutcomeView of(Classification classification) {
        return switch (classification) {
            case Classification.AutoLog match -> {
                Map<String, Object> parameters = new HashMap<>();
                parameters.put(CONTACT, match.contact().name());
                match.association().ifPresent(association -> parameters.put(ASSOCIATION, association.title()));
                parameters.put("reason", match.reason());
                yield new PreviewOutcomeView(PreviewOutcomeCode.LOG, parameters);
            }
            case Classification.CreatePlaceholder placeholder ->
                new PreviewOutcomeView(PreviewOutcomeCode.CREATE_PLACEHOLDER, Map.of(CONTACT, placeholder.name()));
            case Classification.NoMatch _ -> ask(ConflictKind.NO_CONTACT_MATCH);
            case Classification.MultipleContacts _ -> ask(ConflictKind.MULTIPLE_CONTACTS);
            case Classification.MultipleAssociations _ -> ask(ConflictKind.MULTIPLE_ASSOCIATIONS);
            case Classification.Skip skip -> {
                Map<String, Object> parameters = new HashMap<>();
                parameters.put("reason", skip.reason());
                if (skip.proposal() != null) {
                    parameters.put("proposal", proposal(skip.proposal()));
                }
                yield new PreviewOutcomeView(PreviewOutcomeCode.NOT_LOG, parameters);
            }
        };
    }

    private static PreviewOutcomeView ask(ConflictKind kind) {
        return new PreviewOutcomeView(PreviewOutcomeCode.ASK, Map.of(KIND, kind));
    }

    private static Map<String, Object> proposal(Proposal proposal) {
        return switch (proposal) {
            case Proposal.WouldLog(var _, String contact, var _, @Nullable String association, var _, var _) ->
                association == null ? Map.of(CONTACT, contact) : Map.of(CONTACT, contact, ASSOCIATION, association);
            case Proposal.WouldAsk(ConflictKind kind) -> Map.of(KIND, kind);
        };
    }

    /** Omits the parameters, which name contacts. */
    @Override
    public String toString() {
        return "PreviewOutcomeView[" + code + "]";
    }
}
