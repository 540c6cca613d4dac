package dev.autolog.status;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the service is doing, and an account's calls.
 *
 * @param at when this was looked up; a few seconds may have passed since
 * @param verdict in a word
 * @param reasons what is wrong, the worst first; none while it runs
 * @param machine the parts of the service, which all accounts share
 * @param account what is the account's own; null while the database is away
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
