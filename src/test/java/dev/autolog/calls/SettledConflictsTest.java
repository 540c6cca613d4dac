package dev.autolog.calls;

import static dev.autolog.domain.Samples.JANE;
import static dev.autolog.domain.Samples.OUTSIDE;
import static dev.autolog.domain.Samples.match;
import static dev.autolog.domain.Samples.said;
import static dev.autolog.domain.Samples.twoContacts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.Basis;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Cause;
import dev.autolog.domain.Change;
import dev.autolog.domain.Classification;
import dev.autolog.domain.Classification.AutoLog;
import dev.autolog.domain.Decision;
import dev.autolog.domain.Dismissal;
import dev.autolog.domain.rules.Rules;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SettledConflictsTest {
    private static final Instant OPENED = Instant.parse("2026-11-23T09:06:33Z");
    private static final Duration TOOK = Duration.ofHours(3);
    private static final CallLeg OPEN = Decision.first(
                    UUID.randomUUID(), said().call(), OUTSIDE, twoContacts(), Rules.DEFAULT, OPENED)
            .leg();

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SettledConflicts settled = new SettledConflicts(registry);

    private double hours(String by) {
        return registry.get(SettledConflicts.TIME).tag("by", by).timer().totalTime(TimeUnit.HOURS);
    }

    private void reconsidered(Classification classification) {
        settled.count(Decision.reconsidered(OPEN, OUTSIDE, classification, Rules.DEFAULT, OPENED.plus(TOOK))
                .changes());
    }

    private void dismissed(Cause cause) {
        settled.count(List.of(new Change.ConflictDismissed(
                OPEN, twoContacts(), OPENED, new Dismissal(OPENED.plus(TOOK), null), cause)));
    }

    @Test
    void aConflictThatIsNoneAnyMoreSettledItself() {
        reconsidered(match(JANE));

        assertThat(hours("itself")).isEqualTo(3);
    }

    @Test
    void oneWhoseNumberIsRememberedWasSettledByThatRule() {
        reconsidered(new AutoLog(JANE, Optional.empty(), null, Basis.REMEMBERED_NUMBER));

        assertThat(hours("rule")).isEqualTo(3);
        assertThat(hours("itself")).isZero();
    }

    @Test
    void oneThatAPersonDismissedWasSettledByAPerson() {
        dismissed(new Cause.ByPerson("u-17"));

        assertThat(hours("person")).isEqualTo(3);
    }

    @Test
    void oneThatThePlatformTookBackWasSettledByItsCorrection() {
        dismissed(new Cause.Platform());

        assertThat(hours("correction")).isEqualTo(3);
    }

    @Test
    void oneThatIsStillOpenIsNotCounted() {
        settled.count(Decision.first(UUID.randomUUID(), said().call(), OUTSIDE, twoContacts(), Rules.DEFAULT, OPENED)
                .changes());

        assertThat(registry.get(SettledConflicts.TIME).timers())
                .extracting(Timer::count)
                .containsOnly(0L);
    }
}
