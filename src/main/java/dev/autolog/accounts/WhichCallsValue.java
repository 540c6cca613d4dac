package dev.autolog.accounts;

import dev.autolog.domain.rules.WhichCalls;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The setting {@code whichCalls} in JSON; what is left out has its default.
 *
 * @param internal calls between lines of the account
 * @param missed calls that nobody answered
 * @param voicemails calls that ended in a voicemail box
 * @param missedButAnsweredByOthers a queue's call as those missed it who did not answer it, though somebody else did
 */
public record WhichCallsValue(
        @Nullable Boolean internal,
        @Nullable Boolean missed,
        @Nullable Boolean voicemails,
        @Nullable Boolean missedButAnsweredByOthers) {
    static final WhichCallsValue DEFAULT = of(WhichCalls.ALL_OUTSIDE);

    private static WhichCallsValue of(WhichCalls calls) {
        return new WhichCallsValue(
                calls.internal(), calls.missed(), calls.voicemails(), calls.missedButAnsweredByOthers());
    }

    WhichCalls toDomain() {
        WhichCalls otherwise = WhichCalls.ALL_OUTSIDE;
        return new WhichCalls(
                Objects.requireNonNullElse(internal, otherwise.internal()),
                Objects.requireNonNullElse(missed, otherwise.missed()),
                Objects.requireNonNullElse(voicemails, otherwise.voicemails()),
                Objects.requireNonNullElse(missedButAnsweredByOthers, otherwise.missedButAnsweredByOthers()));
    }

    WhichCallsValue complete() {
        return of(toDomain());
    }
}
