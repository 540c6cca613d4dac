package dev.autolog.status;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The status of the service and the figures of an account.
 *
 * @param at when the figures were read, up to some seconds ago
 * @param verdict the overall status
 * @param reasons the problems, the worst first; empty while everything runs
 * @param machine the state of the service, shared by all accounts
 * @param account the account's own figures; null while the database is unavailable
 */
public record StatusView(
        Instant at,
        StatusLevel verdict,
        List<StatusReason> reasons,
        ServiceState machine,
        @Nullable AccountFigures account) {
    public StatusView {
        reasons = List.copyOf(reasons);
    }

    static StatusView of(Instant at, ServiceState serviceState, @Nullable AccountFigures account) {
        List<StatusReason> statusReasons = serviceState.reasons();
        StatusLevel statusLevel = statusReasons.stream()
                .map(StatusReason::verdict)
                .max(Comparator.naturalOrder())
                .orElse(StatusLevel.RUNNING);
        return new StatusView(at, statusLevel, statusReasons, serviceState, account);
    }
}
