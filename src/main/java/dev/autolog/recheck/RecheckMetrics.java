package dev.autolog.recheck;

import dev.autolog.domain.Change;
import dev.autolog.domain.Decision;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What operators see of conflicts that settle themselves. */
@ApplicationScoped
class RecheckMetrics {
    /** Conflicts that were looked at again because contacts changed, and logs that followed a placeholder, by what came of it. */
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
