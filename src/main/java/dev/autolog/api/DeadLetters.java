package dev.autolog.api;

import dev.autolog.deadletters.LetterChoice;
import dev.autolog.deadletters.LetterOutcome;
import dev.autolog.deadletters.LettersDone;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Requests that are about dead letters, and what becomes of each. */
final class DeadLetters {
    private static final int MOST = 100;

    private DeadLetters() {}

    /**
     * Which to publish again.
     *
     * @param ids these; one of this and {@code all} has to be there
     * @param all true for all that wait
     * @param topic with {@code all}: of those only the ones that were read from this topic
     * @param reason with {@code all}: of those only the ones with this reason
     */
    @Schema(name = "ReplayRequest")
    record Replay(
            @Schema(minItems = 1, maxItems = MOST) @Nullable List<String> ids,
            @Nullable Boolean all,
            @Schema(maxLength = Violations.ID) @Nullable String topic,
            @Schema(maxLength = Violations.ID) @Nullable String reason) {

        LetterChoice toChoice() {
            Violations violations =
                    new Violations().text("topic", topic, Violations.ID).text("reason", reason, Violations.ID);
            boolean everything = Boolean.TRUE.equals(all);
            if (everything && ids != null) {
                violations.add("all", "Stands beside ids; only one of them can be meant.");
            }
            if (!everything && (topic != null || reason != null)) {
                violations.add(topic != null ? "topic" : "reason", "Is for all of them, not for those of ids.");
            }
            violations.refuse();
            return everything
                    ? new LetterChoice.All(Choices.filled(topic), Choices.filled(reason))
                    : new LetterChoice.These(checked(ids));
        }

        /** Masked: anything may be in it. */
        @Override
        public String toString() {
            return "Replay[…]";
        }
    }

    /** Which to put away. */
    @Schema(name = "DiscardRequest")
    record Discard(
            @Schema(required = true, minItems = 1, maxItems = MOST) @Nullable
            List<String> ids) {
        List<String> checkedIds() {
            return checked(ids);
        }

        /** Masked: anything may be in it. */
        @Override
        public String toString() {
            return "Discard[…]";
        }
    }

    private static List<String> checked(@Nullable List<String> given) {
        if (given == null
                || given.isEmpty()
                || given.size() > MOST
                || given.stream().anyMatch(Objects::isNull)) {
            new Violations().add("ids", "Has to hold 1 to " + MOST + " ids.").refuse();
        }
        return Objects.requireNonNull(given).stream().distinct().toList();
    }

    /**
     * What became of one.
     *
     * @param status 200, 404, 409 or 422, as if it had been a request of its own
     * @param problem why nothing came of it; null if it is done
     */
    @Schema(name = "DeadLetterOutcome")
    record Outcome(String id, int status, Bulk.@Nullable Reason problem) {
        static List<Outcome> of(LettersDone done) {
            return done.outcomes().stream().map(Outcome::of).toList();
        }

        private static Outcome of(LetterOutcome outcome) {
            return outcome.refusal()
                    .map(refusal -> Bulk.Reason.of(refusal, Map.of()))
                    .map(reason -> new Outcome(outcome.id(), reason.status(), reason))
                    .orElseGet(() -> new Outcome(outcome.id(), 200, null));
        }
    }

    /**
     * What was published again.
     *
     * @param replayed how many
     * @param more whether more wait that the request is about
     */
    @Schema(name = "ReplayResults")
    record Replayed(int replayed, List<Outcome> results, boolean more) {
        static Replayed of(LettersDone done) {
            return new Replayed(done.done(), Outcome.of(done), done.more());
        }
    }

    /**
     * What was put away.
     *
     * @param discarded how many
     */
    @Schema(name = "DiscardResults")
    record Discarded(int discarded, List<Outcome> results) {
        static Discarded of(LettersDone done) {
            return new Discarded(done.done(), Outcome.of(done));
        }
    }
}
