package dev.autolog.api;

import dev.autolog.deadletters.BulkDeadLetterResult;
import dev.autolog.deadletters.DeadLetterSelection;
import dev.autolog.requests.ItemResult;
import dev.autolog.validation.ViolationCode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Requests about dead letters, and their results. */
final class DeadLetterRequests {
    private static final int MOST = 100;

    private DeadLetterRequests() {}

    /**
     * The dead letters to replay.
     *
     * @param ids their ids; required without {@code all}
     * @param all true for all waiting dead letters
     * @param topic with {@code all}: only records of this topic
     * @param reason with {@code all}: only dead letters with this reason
     */
    @Schema(name = "ReplayRequest")
    record ReplayRequest(
            @Schema(minItems = 1, maxItems = MOST) @Nullable List<String> ids,
            @Nullable Boolean all,

            @Schema(maxLength = RequestValidator.ID) @Nullable
            String topic,

            @Schema(maxLength = RequestValidator.ID) @Nullable
            String reason) {

        DeadLetterSelection toChoice() {
            RequestValidator requestValidator = new RequestValidator()
                    .text("topic", topic, RequestValidator.ID)
                    .text("reason", reason, RequestValidator.ID);
            boolean everything = Boolean.TRUE.equals(all);
            if (everything && ids != null) {
                requestValidator.add("all", ViolationCode.NOT_TOGETHER_WITH, Map.of("other", "ids"));
            }
            if (!everything && (topic != null || reason != null)) {
                requestValidator.add(
                        topic != null ? "topic" : "reason", ViolationCode.ONLY_TOGETHER_WITH, Map.of("other", "all"));
            }
            requestValidator.refuse();
            return everything
                    ? new DeadLetterSelection.SelectedFilter(ChoiceParser.filled(topic), ChoiceParser.filled(reason))
                    : new DeadLetterSelection.SelectedIds(checked(ids));
        }

        /** Masked: the fields can hold any text. */
        @Override
        public String toString() {
            return "ReplayRequest[…]";
        }
    }

    /** The dead letters to discard. */
    @Schema(name = "DiscardRequest")
    record DiscardRequest(
            @Schema(required = true, minItems = 1, maxItems = MOST) @Nullable
            List<String> ids) {
        List<String> checkedIds() {
            return checked(ids);
        }

        /** Masked: the fields can hold any text. */
        @Override
        public String toString() {
            return "DiscardRequest[…]";
        }
    }

    private static List<String> checked(@Nullable List<String> given) {
        if (given == null
                || given.isEmpty()
                || given.size() > MOST
                || given.stream().anyMatch(Objects::isNull)) {
            new RequestValidator()
                    .add("ids", ViolationCode.LIST_SIZE, Map.of("min", 1, "max", MOST))
                    .refuse();
        }
        return Objects.requireNonNull(given).stream().distinct().toList();
    }

    /**
     * The result of one dead letter.
     *
     * @param status 200, 404, 409 or 422, as for a request about this dead letter alone
     * @param problem the problem of a refusal; null on success
     */
    @Schema(name = "DeadLetterOutcome")
    record DeadLetterOutcome(String id, int status, BulkConflictRequests.@Nullable BulkFailureReason problem) {
        static List<DeadLetterOutcome> of(BulkDeadLetterResult done) {
            return done.outcomes().stream().map(DeadLetterOutcome::of).toList();
        }

        private static DeadLetterOutcome of(ItemResult<String> item) {
            BulkConflictRequests.BulkFailureReason problem = BulkConflictRequests.BulkFailureReason.of(item, Map.of());
            return new DeadLetterOutcome(item.id(), problem == null ? 200 : problem.status(), problem);
        }
    }

    /**
     * The result of a replay.
     *
     * @param replayed number of replayed dead letters
     * @param more whether more dead letters that match the request are waiting
     */
    @Schema(name = "ReplayResults")
    record ReplayResults(int replayed, List<DeadLetterOutcome> results, boolean more) {
        static ReplayResults of(BulkDeadLetterResult done) {
            return new ReplayResults(done.done(), DeadLetterOutcome.of(done), done.more());
        }
    }

    /**
     * The result of discarding dead letters.
     *
     * @param discarded number of discarded dead letters
     */
    @Schema(name = "DiscardResults")
    record DiscardResults(int discarded, List<DeadLetterOutcome> results) {
        static DiscardResults of(BulkDeadLetterResult done) {
            return new DiscardResults(done.done(), DeadLetterOutcome.of(done));
        }
    }
}
