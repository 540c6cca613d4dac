package dev.autolog.api;

import dev.autolog.actions.LogChoice;
import dev.autolog.requests.ActionRefusal;
import dev.autolog.requests.ItemResult;
import dev.autolog.validation.Violation;
import dev.autolog.validation.ViolationCode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Requests about many conflicts, and their results. */
final class BulkConflictRequests {
    private static final int MOST = 100;

    private BulkConflictRequests() {}

    /** The fields of a {@link LogRequest}, applied to each of the conflicts. */
    @Schema(name = "ResolveManyRequest")
    record BulkResolveRequest(
            @Schema(required = true, minItems = 1, maxItems = MOST) @Nullable
            List<UUID> conflictIds,

            @Schema(maxLength = RequestValidator.ID) @Nullable
            String contactId,

            @Nullable NewContactRequest newContact,
            OptionalText associationId,

            @Schema(maxLength = RequestValidator.LINE) @Nullable
            String associationKind,

            @Schema(maxLength = RequestValidator.LINE) @Nullable
            String subject,

            @Schema(maxLength = RequestValidator.NOTES) @Nullable
            String notes,

            @Schema(maxLength = RequestValidator.LINE) @Nullable
            String disposition,

            @Nullable Boolean rememberNumber) {

        List<UUID> ids() {
            return BulkConflictRequests.ids(conflictIds);
        }

        LogChoice toChoice() {
            return new LogRequest(
                            contactId,
                            newContact,
                            associationId,
                            associationKind,
                            subject,
                            notes,
                            disposition,
                            rememberNumber)
                    .toChoice();
        }

        /** Masked: texts that people write are personal data. */
        @Override
        public String toString() {
            return "BulkResolveRequest[…]";
        }
    }

    /** One reason, applied to each of the conflicts. */
    @Schema(name = "DismissManyRequest")
    record BulkDismissRequest(
            @Schema(required = true, minItems = 1, maxItems = MOST) @Nullable
            List<UUID> conflictIds,

            @Schema(maxLength = RequestValidator.LINE) @Nullable
            String reason) {

        List<UUID> ids() {
            return BulkConflictRequests.ids(conflictIds);
        }

        /** Masked: texts that people write are personal data. */
        @Override
        public String toString() {
            return "BulkDismissRequest[…]";
        }
    }

    /**
     * The result of one conflict.
     *
     * @param status 200, 403, 404, 409 or 422, as for a request about this conflict alone
     * @param problem the problem of a refusal; null if the conflict was closed
     */
    record BulkConflictOutcome(
            UUID id, int status, @Nullable BulkFailureReason problem) {
        static BulkConflictOutcome of(ItemResult<UUID> item, Map<String, String> names) {
            BulkFailureReason problem = BulkFailureReason.of(item, names);
            return new BulkConflictOutcome(item.id(), problem == null ? 200 : problem.status(), problem);
        }
    }

    /**
     * The problem of one item, with the members that its own request would return.
     *
     * @param happened the change that came first; null unless the status is 409
     * @param violations the violations; null unless the status is 422
     */
    record BulkFailureReason(
            int status,
            ProblemCode code,
            Map<String, String> parameters,
            String title,
            String detail,
            Problems.@Nullable HappenedView happened,
            @Nullable List<Violation> violations) {
        /** The problem of an item; null if the item succeeded. */
        static @Nullable BulkFailureReason of(ItemResult<?> item, Map<String, String> names) {
            return item.refusal().map(refusal -> of(refusal, names)).orElse(null);
        }

        @SuppressWarnings("unchecked")
        private static BulkFailureReason of(ActionRefusal actionRefusal, Map<String, String> names) {
            HttpProblem problem = Problems.of(actionRefusal, names);
            return new BulkFailureReason(
                    problem.getStatusCode(),
                    (ProblemCode) Objects.requireNonNull(problem.getParameters().get("code")),
                    Map.of(),
                    problem.getTitle(),
                    problem.getDetail(),
                    (Problems.HappenedView) problem.getParameters().get("happened"),
                    (List<Violation>) problem.getParameters().get("violations"));
        }

        /** Masked: names are personal data. */
        @Override
        public String toString() {
            return "BulkFailureReason[" + status + "]";
        }
    }

    /** The results, in the order of the request. */
    record BulkConflictResults(List<BulkConflictOutcome> results) {}

    private static List<UUID> ids(@Nullable List<UUID> given) {
        if (given == null || given.isEmpty() || given.size() > MOST || given.contains(null)) {
            new RequestValidator()
                    .add("conflictIds", ViolationCode.LIST_SIZE, Map.of("min", 1, "max", MOST))
                    .refuse();
        }
        return new ArrayList<>(Objects.requireNonNull(given))
                .stream().distinct().toList();
    }
}
