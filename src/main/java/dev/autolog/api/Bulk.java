package dev.autolog.api;

import dev.autolog.people.LogChoice;
import dev.autolog.people.Refusal;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Requests that are about many conflicts, and what becomes of each. */
final class Bulk {
    private static final int MOST = 100;

    private Bulk() {}

    /** The same as a {@link LogRequest} for each of the conflicts. */
    @Schema(name = "ResolveManyRequest")
    record Resolve(
            @Schema(required = true, minItems = 1, maxItems = MOST) @Nullable
            List<UUID> conflictIds,

            @Schema(maxLength = Violations.ID) @Nullable String contactId,
            @Nullable NewContact newContact,
            Field associationId,
            @Schema(maxLength = Violations.LINE) @Nullable String subject,
            @Schema(maxLength = Violations.NOTES) @Nullable String notes,
            @Schema(maxLength = Violations.LINE) @Nullable String disposition,
            @Nullable Boolean rememberNumber) {

        List<UUID> ids() {
            return Bulk.ids(conflictIds);
        }

        LogChoice toChoice() {
            return new LogRequest(contactId, newContact, associationId, subject, notes, disposition, rememberNumber)
                    .toChoice();
        }

        /** Masked: what people write is personal data. */
        @Override
        public String toString() {
            return "Resolve[…]";
        }
    }

    /** The same reason for each of the conflicts. */
    @Schema(name = "DismissManyRequest")
    record Dismiss(
            @Schema(required = true, minItems = 1, maxItems = MOST) @Nullable
            List<UUID> conflictIds,

            @Schema(maxLength = Violations.LINE) @Nullable String reason) {

        List<UUID> ids() {
            return Bulk.ids(conflictIds);
        }

        /** Masked: what people write is personal data. */
        @Override
        public String toString() {
            return "Dismiss[…]";
        }
    }

    /**
     * What became of one.
     *
     * @param status 200, 404, 409 or 422, as if it had been a request of its own
     * @param problem why nothing came of it; null if it is settled
     */
    record Outcome(UUID id, int status, @Nullable Reason problem) {}

    /**
     * Why nothing came of it; the same as in a problem.
     *
     * @param happened who was first; null unless the status is 409
     * @param violations what is wrong; null unless the status is 422
     */
    record Reason(
            int status,
            String title,
            String detail,
            Problems.@Nullable Happened happened,
            @Nullable List<Violation> violations) {
        @SuppressWarnings("unchecked")
        static Reason of(Refusal refusal, Map<String, String> names) {
            String by = refusal instanceof Refusal.SettledMeanwhile meanwhile ? meanwhile.by() : "";
            HttpProblem problem = Problems.of(refusal, names.get(by));
            return new Reason(
                    problem.getStatusCode(),
                    problem.getTitle(),
                    problem.getDetail(),
                    (Problems.Happened) problem.getParameters().get("happened"),
                    (List<Violation>) problem.getParameters().get("violations"));
        }

        /** Masked: names are personal data. */
        @Override
        public String toString() {
            return "Reason[" + status + "]";
        }
    }

    /** What became of each, in their order. */
    record Results(List<Outcome> results) {}

    private static List<UUID> ids(@Nullable List<UUID> given) {
        if (given == null || given.isEmpty() || given.size() > MOST || given.contains(null)) {
            new Violations()
                    .add("conflictIds", "Has to hold 1 to " + MOST + " ids.")
                    .refuse();
        }
        return new ArrayList<>(Objects.requireNonNull(given))
                .stream().distinct().toList();
    }
}
