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
public record Status(
        Instant at,
        Verdict verdict,
        List<Reason> reasons,
        Machine machine,
        @Nullable AccountFigures account) {
    public Status {
        reasons = List.copyOf(reasons);
    }

    static Status of(Instant at, Machine machine, @Nullable AccountFigures account) {
        List<Reason> reasons = machine.reasons();
        Verdict verdict = reasons.stream()
                .map(Reason::verdict)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.RUNNING);
        return new Status(at, verdict, reasons, machine, account);
    }
}
