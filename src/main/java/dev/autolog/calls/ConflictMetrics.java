package dev.autolog.calls;

import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Change;
import dev.autolog.domain.LoggedBy;
import dev.autolog.domain.Outcome;
import dev.autolog.domain.Trigger;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Metrics of closed conflicts. They are recorded just before the commit, so a conflict is counted again after a failed commit.
 */
@Startup
@ApplicationScoped
class ConflictMetrics {
    /**
     * Time from the opening of a conflict to its end. The tag {@code by} is the cause of the end: {@code person}, {@code itself}
     * for changed contacts, {@code rule} for a rule of the account such as a remembered number, {@code correction} of the
     * platform.
     */
    static final String TIME = "conflicts.settling.time";

    private static final Duration[] BOUNDS = Stream.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1),
                    Duration.ofHours(4),
                    Duration.ofDays(1),
                    Duration.ofDays(3),
                    Duration.ofDays(7),
                    Duration.ofDays(30))
            .toArray(Duration[]::new);

    private final MeterRegistry registry;

    ConflictMetrics(MeterRegistry registry) {
        this.registry = registry;
        // Registered at startup, so that the first conflict is seen as an increase.
        Stream.of("person", "itself", "rule", "correction").forEach(this::timer);
    }

    void count(List<Change> changes) {
        changes.forEach(this::count);
    }

    private void count(Change change) {
        switch (change) {
            case Change.ConflictResolved(var leg, var _, var openedAt, var at, var trigger) ->
                count(by(trigger, leg), openedAt, at);
            case Change.ConflictDismissed(var leg, var _, var openedAt, var dismissal, var trigger) ->
                count(by(trigger, leg), openedAt, dismissal.at());
            case Change.ConflictOpened _,
                    Change.ConflictCorrected _,
                    Change.ConflictChanged _,
                    Change.LogCreated _,
                    Change.LogCorrected _,
                    Change.LogEdited _,
                    Change.LogMoved _,
                    Change.LogReleased _,
                    Change.LogWithdrawn _,
                    Change.CallSkipped _,
                    Change.SkipCorrected _ -> {}
        }
    }

    private static String by(Trigger trigger, CallLeg leg) {
        return switch (trigger) {
            case Trigger.PersonAction _, Trigger.Backfill _ -> "person";
            case Trigger.Platform _, Trigger.Renewal _ -> "correction";
            case Trigger.ContactChange _ ->
                leg.outcome() instanceof Outcome.Logged(var log) && log.loggedBy() == LoggedBy.POLICY
                        ? "rule"
                        : "itself";
        };
    }

    private void count(String by, Instant openedAt, Instant settledAt) {
        Duration took = Duration.between(openedAt, settledAt);
        timer(by).record(took.isNegative() ? Duration.ZERO : took);
    }

    private Timer timer(String by) {
        return Timer.builder(TIME)
                .description("From the opening of a conflict to its end")
                .tag("by", by)
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }
}
