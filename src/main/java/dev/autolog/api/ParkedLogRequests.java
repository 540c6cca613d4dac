package dev.autolog.api;

import dev.autolog.crm.ParkedLog;
import dev.autolog.crm.ReasonText;
import dev.autolog.domain.Direction;
import dev.autolog.requests.ItemResult;
import dev.autolog.validation.ViolationCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Requests about parked logs, and their results. */
final class ParkedLogRequests {
    private static final int MOST = 500;

    private ParkedLogRequests() {}

    /**
     * A log that a person has to look at.
     *
     * @param callLogId the id of the log and its call; of a conflict for a webhook, {@code unresolved-conflicts/} and its id
     * @param subject of the log; null if it is withdrawn or cannot be read, as are direction and startedAt
     * @param withdrawn whether the CRM's record was to be deleted
     * @param perhapsWritten whether the CRM may have it: written again, it can stand there twice
     * @param reason a code of the CRM's, or the kind of fault
     * @param detail the reason in an English sentence
     */
    @Schema(name = "ParkedLog")
    record ParkedLogView(
            String callLogId,
            @Nullable String subject,
            @Nullable Direction direction,
            @Nullable Instant startedAt,
            boolean withdrawn,
            boolean perhapsWritten,
            String reason,
            String detail,
            Instant since) {
        static ParkedLogView of(ParkedLog log) {
            return new ParkedLogView(
                    log.callLogId(),
                    log.subject(),
                    log.direction(),
                    log.startedAt(),
                    log.isWithdrawn(),
                    log.isPerhapsWritten(),
                    log.reason(),
                    ReasonText.of(log.reason()),
                    log.since());
        }

        /** Masked: a subject can name a person. */
        @Override
        public String toString() {
            return "ParkedLogView[" + callLogId + "]";
        }
    }

    /** The parked logs to try again, or to give up. */
    @Schema(name = "ParkedLogsRequest")
    record ParkedLogIdsRequest(
            @Schema(required = true, minItems = 1, maxItems = MOST) @Nullable
            List<String> ids) {
        List<String> checkedIds() {
            if (ids == null
                    || ids.isEmpty()
                    || ids.size() > MOST
                    || ids.stream().anyMatch(Objects::isNull)) {
                new RequestValidator()
                        .add("ids", ViolationCode.LIST_SIZE, Map.of("min", 1, "max", MOST))
                        .refuse();
            }
            List<String> all = Objects.requireNonNull(ids).stream().distinct().toList();
            RequestValidator validator = new RequestValidator();
            all.stream()
                    .filter(id -> id.isBlank() || id.length() > RequestValidator.ID)
                    .findFirst()
                    .ifPresent(id -> validator.required("ids", id, RequestValidator.ID));
            validator.refuse();
            return all;
        }

        /** Masked: the ids can be any text. */
        @Override
        public String toString() {
            return "ParkedLogIdsRequest[…]";
        }
    }

    /**
     * The result of one log.
     *
     * @param status 200, or 404 if no log with this id is parked
     * @param problem the problem of a refusal; null on success
     */
    @Schema(name = "ParkedLogOutcome")
    record ParkedLogOutcome(String id, int status, BulkConflictRequests.@Nullable BulkFailureReason problem) {
        private static ParkedLogOutcome of(ItemResult<String> item) {
            BulkConflictRequests.BulkFailureReason problem = BulkConflictRequests.BulkFailureReason.of(item, Map.of());
            return new ParkedLogOutcome(item.id(), problem == null ? 200 : problem.status(), problem);
        }

        /** Masked: the id can be any text. */
        @Override
        public String toString() {
            return "ParkedLogOutcome[" + status + "]";
        }
    }

    /** The results, in the order of the request. */
    @Schema(name = "ParkedLogResults")
    record ParkedLogResults(List<ParkedLogOutcome> results) {
        static ParkedLogResults of(List<ItemResult<String>> items) {
            return new ParkedLogResults(items.stream().map(ParkedLogOutcome::of).toList());
        }
    }
}
