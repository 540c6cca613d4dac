package dev.autolog.deadletters;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.autolog.people.Refusal;
import dev.autolog.people.Refusal.ChoiceRefused;
import dev.autolog.people.Refusal.KeyReused;
import dev.autolog.people.Refusal.NotThere;
import dev.autolog.people.Refusal.SettingsRefused;
import dev.autolog.people.Refusal.SettledMeanwhile;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of a request as it is kept for one that is repeated. */
record KeptLetters(int done, List<Kept> outcomes, boolean more) {

    /** Of one letter. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Kept(
            String id,
            @Nullable SettledMeanwhile late,
            @Nullable ChoiceRefused choice,
            boolean notThere) {
        static Kept of(LetterOutcome outcome) {
            Refusal refusal = outcome.refusal().orElse(null);
            return switch (refusal) {
                case null -> new Kept(outcome.id(), null, null, false);
                case SettledMeanwhile late -> new Kept(outcome.id(), late, null, false);
                case ChoiceRefused choice -> new Kept(outcome.id(), null, choice, false);
                case NotThere _ -> new Kept(outcome.id(), null, null, true);
                case KeyReused _, SettingsRefused _ ->
                    throw new IllegalStateException("of one letter nothing of the kind is refused");
            };
        }

        LetterOutcome toOutcome() {
            Refusal refusal = late != null ? late : choice != null ? choice : notThere ? new NotThere() : null;
            return new LetterOutcome(id, Optional.ofNullable(refusal));
        }
    }

    static KeptLetters of(LettersDone done) {
        return new KeptLetters(
                done.done(), done.outcomes().stream().map(Kept::of).toList(), done.more());
    }

    LettersDone toDone() {
        return new LettersDone(done, outcomes.stream().map(Kept::toOutcome).toList(), more);
    }
}
