package dev.autolog.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.autolog.people.Refusal.ChoiceRefused;
import dev.autolog.people.Refusal.KeyReused;
import dev.autolog.people.Refusal.NotThere;
import dev.autolog.people.Refusal.SettingsRefused;
import dev.autolog.people.Refusal.SettledMeanwhile;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An outcome as it is kept for a request that is repeated. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeptOutcome(
        UUID id, @Nullable SettledMeanwhile late, @Nullable ChoiceRefused choice, boolean notThere) {

    static KeptOutcome of(Settled settled) {
        Refusal refusal = settled.refusal().orElse(null);
        return switch (refusal) {
            case null -> new KeptOutcome(settled.id(), null, null, false);
            case SettledMeanwhile late -> new KeptOutcome(settled.id(), late, null, false);
            case ChoiceRefused choice -> new KeptOutcome(settled.id(), null, choice, false);
            case NotThere _ -> new KeptOutcome(settled.id(), null, null, true);
            case SettingsRefused _ -> throw new IllegalStateException("settings are no call's");
            case KeyReused _ -> throw new IllegalStateException("a reused key is refused as a whole");
        };
    }

    Settled toSettled() {
        Refusal refusal = late != null ? late : choice != null ? choice : notThere ? new NotThere() : null;
        return new Settled(id, Optional.ofNullable(refusal));
    }
}
