package dev.autolog.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.local.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where a CRM counts the requests of a day, logs are gathered, so that a request takes several. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class GatheredLogsTest extends CrmTest {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final FakeAdapter adapter = adapter(KEYED);

    @BeforeEach
    void countRequests() {
        connect();
        crm.batchPause(PAUSE);
    }

    private int requestsOf(Runnable work) {
        int before = crm.requests();
        work.run();
        return crm.requests() - before;
    }

    private boolean works() {
        return work(adapter);
    }

    @Test
    void theFirstIsWrittenAtOnceAndThoseOfTheNextMinuteTogether() {
        log(wanted("l-1", 1));
        assertThat(works()).isTrue();
        assertThat(states()).containsExactly("l-1 WRITTEN");

        log(wanted("l-2", 1), wanted("l-3", 1));
        clock.advance(PAUSE.minusSeconds(1));
        assertThat(works()).as("a lease within the pause").isFalse();

        clock.advance(Duration.ofSeconds(1));
        assertThat(requestsOf(this::works)).isEqualTo(1);
        assertThat(states()).containsExactly("l-1 WRITTEN", "l-2 WRITTEN", "l-3 WRITTEN");
    }

    @Test
    void aBacklogIsWrittenWithoutAPause() {
        int most = adapter.limits().logsPerRequest();
        log(IntStream.range(0, 3 * most + 2).mapToObj(i -> wanted("l-" + i, 1)).toArray(WantedLog[]::new));

        assertThat(requestsOf(this::works)).isEqualTo(4);
        assertThat(states()).hasSize(3 * most + 2).allMatch(state -> state.endsWith(" WRITTEN"));
    }

    @Test
    void whatIsUncertainIsSettledDuringThePause() {
        log(wanted("l-1", 1));
        crm.faults(List.of(FakeCrm.Fault.LOST_ANSWER));
        assertThat(works()).isTrue();
        assertThat(states()).containsExactly("l-1 INTENDED");

        workOff(adapter);

        assertThat(states()).containsExactly("l-1 WRITTEN");
        assertThat(crm.logs()).hasSize(1);
    }
}
