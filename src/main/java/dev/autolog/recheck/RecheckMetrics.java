package dev.autolog.recheck;

import dev.autolog.domain.Change;
import dev.autolog.domain.Decision;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Metrics of rechecked conflicts and moved logs. */
@ApplicationScoped
class RecheckMetrics {
    /** The number of conflicts rechecked after contacts changed, and of logs moved from placeholders, by result. */
    static final String RECONSIDERED = "conflicts.reconsidered";

    private final MeterRegistry registry;

    RecheckMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void reconsidered(List<Decision> decisions) {
        decisions.forEach(decision ->
                registry.counter(RECONSIDERED, "outcome", outcome(decision)).increment());
    }

    private static String outcome(Decision decision) {
        if (decision.changes().isEmpty()) {
            return "unchanged";
        }
        return switch (decision.changes().getFirst()) {
            case Change.ConflictResolved _ -> "logged";
            case Change.LogMoved _ -> "log_moved";
            case Change.ConflictChanged _,
                    Change.ConflictCorrected _,
                    Change.ConflictDismissed _,
                    Change.ConflictOpened _,
                    Change.LogCorrected _,
                    Change.LogEdited _,
                    Change.LogReleased _,
                    Change.LogWithdrawn _,
                    Change.LogCreated _,
                    Change.CallSkipped _,
                    Change.SkipCorrected _ -> "changed";
        };
    }
}
