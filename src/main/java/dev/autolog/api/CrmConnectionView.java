package dev.autolog.api;

import dev.autolog.crm.ConnectionProblem;
import dev.autolog.crm.ConnectionState;
import dev.autolog.crm.ConnectionStatus;
import dev.autolog.crm.ConnectionStatus.ConnectionCheck;
import dev.autolog.crm.ConnectionStatus.ConnectionFailure;
import dev.autolog.crm.ConnectionStatus.ContactProgress;
import dev.autolog.crm.ConnectionStatus.QueueCount;
import dev.autolog.crm.ReasonText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The account's connection to its CRM.
 *
 * @param settings the fields that are no secrets
 * @param secrets the names of the secret fields that are stored; secrets themselves are never shown
 * @param dispositions the CRM's values for dispositions, by the disposition in lower case
 * @param lastError the last request, if it failed; null if it succeeded
 * @param waiting number of logs on their way
 * @param parked number of logs that a person has to look at
 * @param createdBy the agent id of the admin who connected it
 */
@Schema(name = "CrmConnection")
record CrmConnectionView(
        String kind,
        ConnectionState state,
        Map<String, String> settings,
        List<String> secrets,
        Map<String, String> dispositions,
        @Nullable CrmErrorView lastError,
        CrmCheckView check,
        CrmContactsView contacts,
        CrmLogCountView waiting,
        CrmLogCountView parked,
        String createdBy,
        Instant createdAt) {

    /**
     * A failed request.
     *
     * @param code of the CRM's, or the kind of fault
     * @param detail the code in an English sentence
     * @param retriedAt no request before; null if the next one is due, or an admin has to act
     */
    @Schema(name = "CrmError")
    record CrmErrorView(
            String code,
            String detail,
            Instant at,
            @Nullable Instant retriedAt) {
        static CrmErrorView of(ConnectionFailure failure) {
            return new CrmErrorView(failure.code(), ReasonText.of(failure.code()), failure.at(), failure.retriedAt());
        }
    }

    /**
     * The last check.
     *
     * @param running whether one is under way
     * @param checkedAt null before the first
     * @param problems what the connection lacks; empty if nothing, null before the first check and after a change
     */
    @Schema(name = "CrmCheck")
    record CrmCheckView(
            boolean running,
            @Nullable Instant checkedAt,
            @Nullable List<CrmProblemView> problems) {
        static CrmCheckView of(ConnectionCheck check) {
            List<ConnectionProblem> problems = check.problems();
            return new CrmCheckView(
                    check.askedAt() != null,
                    check.checkedAt(),
                    problems == null
                            ? null
                            : problems.stream().map(CrmProblemView::of).toList());
        }
    }

    /**
     * Something that a connection lacks.
     *
     * @param detail what to do about it, in an English sentence
     */
    @Schema(name = "CrmProblem")
    record CrmProblemView(String code, String detail) {
        static CrmProblemView of(ConnectionProblem problem) {
            return new CrmProblemView(problem.code(), problem.detail());
        }
    }

    /**
     * How far the contacts of the CRM are read.
     *
     * @param read number of contacts of the first synchronization so far
     * @param total how many there are; null if the CRM does not say
     * @param syncedAt when the first synchronization was complete; null before
     * @param problem the last reading, if it failed; null if it succeeded
     * @param missing how many contacts are gone in the CRM, if they are so many that an admin has to confirm; null otherwise
     */
    @Schema(name = "CrmContacts")
    record CrmContactsView(
            long read,
            @Nullable Long total,
            @Nullable Instant syncedAt,
            @Nullable CrmProblemView problem,
            @Nullable Integer missing) {
        static CrmContactsView of(ContactProgress progress) {
            String problem = progress.problem();
            return new CrmContactsView(
                    progress.read(),
                    progress.total(),
                    progress.syncedAt(),
                    problem == null ? null : new CrmProblemView(problem, ReasonText.of(problem)),
                    progress.missing());
        }
    }

    /**
     * A number of logs.
     *
     * @param atLeast whether there can be more
     */
    @Schema(name = "CrmLogCount")
    record CrmLogCountView(int count, boolean atLeast) {
        static CrmLogCountView of(QueueCount count) {
            return new CrmLogCountView(count.count(), count.atLeast());
        }
    }

    static CrmConnectionView of(ConnectionStatus status) {
        ConnectionFailure failure = status.failure();
        return new CrmConnectionView(
                status.kind(),
                status.state(),
                new TreeMap<>(status.settings().fields()),
                status.storedSecrets().stream().sorted().toList(),
                new TreeMap<>(status.settings().dispositions()),
                failure == null ? null : CrmErrorView.of(failure),
                CrmCheckView.of(status.check()),
                CrmContactsView.of(status.contacts()),
                CrmLogCountView.of(status.waiting()),
                CrmLogCountView.of(status.parked()),
                status.createdBy(),
                status.createdAt());
    }

    /** Masked: settings can name the customer. */
    @Override
    public String toString() {
        return "CrmConnectionView[" + kind + ", " + state + "]";
    }
}
