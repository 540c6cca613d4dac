package dev.autolog.calls;

import static dev.autolog.domain.Samples.JANE;
import static dev.autolog.domain.Samples.OUTSIDE;
import static dev.autolog.domain.Samples.match;
import static dev.autolog.domain.Samples.said;
import static dev.autolog.domain.Samples.twoContacts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Change;
import dev.autolog.domain.Classification;
import dev.autolog.domain.Classification.AutoLog;
import dev.autolog.domain.Decision;
import dev.autolog.domain.Dismissal;
import dev.autolog.domain.MatchReason;
import dev.autolog.domain.Trigger;
import dev.autolog.domain.rules.LoggingRules;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConflictMetricsTest {
    private static final Instant OPENED = Instant.parse("2026-11-23T09:06:33Z");
    private static final Duration TOOK = Duration.ofHours(3);
    private static final CallLeg OPEN = Decision.first(
                    UUID.randomUUID(), said().statement(), OUTSIDE, twoContacts(), LoggingRules.DEFAULT, OPENED)
            .leg();

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ConflictMetrics settled = new ConflictMetrics(registry);

    private double hours(String by) {
        return registry.get(ConflictMetrics.TIME).tag("by", by).timer().totalTime(TimeUnit.HOURS);
    }

    private void reconsidered(Classification classification) {
        settled.count(Decision.reconsidered(OPEN, OUTSIDE, classification, LoggingRules.DEFAULT, OPENED.plus(TOOK))
                .changes());
    }

    private void dismissed(Trigger trigger) {
        settled.count(List.of(new Change.ConflictDismissed(
                OPEN, twoContacts(), OPENED, new Dismissal(OPENED.plus(TOOK), null), trigger)));
    }

    @Test
    void aConflictThatIsNoneAnyMoreSettledItself() {
        reconsidered(match(JANE));

        assertThat(hours("itself")).isEqualTo(3);
    }

    @Test
    void oneWhoseNumberIsRememberedWasSettledByThatRule() {
        reconsidered(new AutoLog(JANE, Optional.empty(), null, MatchReason.REMEMBERED_NUMBER));

        assertThat(hours("rule")).isEqualTo(3);
        assertThat(hours("itself")).isZero();
    }

    @Test
    void oneThatAPersonDismissedWasSettledByAPerson() {
        dismissed(new Trigger.PersonAction("u-17"));

        assertThat(hours("person")).isEqualTo(3);
    }

    @Test
    void oneThatThePlatformTookBackWasSettledByItsCorrection() {
        dismissed(new Trigger.Platform());

        assertThat(hours("correction")).isEqualTo(3);
    }

    @Test
    void oneThatIsStillOpenIsNotCounted() {
        settled.count(Decision.first(
                        UUID.randomUUID(), said().statement(), OUTSIDE, twoContacts(), LoggingRules.DEFAULT, OPENED)
                .changes());

        assertThat(registry.get(ConflictMetrics.TIME).timers())
                .extracting(Timer::count)
                .containsOnly(0L);
    }
}
