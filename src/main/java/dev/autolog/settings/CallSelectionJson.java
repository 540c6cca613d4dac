package dev.autolog.settings;

import dev.autolog.domain.rules.CallSelection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The setting {@code whichCalls} in JSON; missing members have their defaults.
 *
 * @param internal calls between lines of the account
 * @param missed unanswered calls
 * @param voicemails calls that ended in a voicemail box
 * @param missedButAnsweredByOthers the missed legs of a call that a colleague answered
 */
public record CallSelectionJson(
        @Nullable Boolean internal,
        @Nullable Boolean missed,
        @Nullable Boolean voicemails,
        @Nullable Boolean missedButAnsweredByOthers) {
    static final CallSelectionJson DEFAULT = of(CallSelection.ALL_OUTSIDE);

    private static CallSelectionJson of(CallSelection calls) {
        return new CallSelectionJson(
                calls.internal(), calls.missed(), calls.voicemails(), calls.missedButAnsweredByOthers());
    }

    CallSelection toDomain() {
        CallSelection otherwise = CallSelection.ALL_OUTSIDE;
        return new CallSelection(
                Objects.requireNonNullElse(internal, otherwise.internal()),
                Objects.requireNonNullElse(missed, otherwise.missed()),
                Objects.requireNonNullElse(voicemails, otherwise.voicemails()),
                Objects.requireNonNullElse(missedButAnsweredByOthers, otherwise.missedButAnsweredByOthers()));
    }

    CallSelectionJson complete() {
        return of(toDomain());
    }
}
