package dev.autolog.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.FakeCrm.Fault;
import dev.autolog.local.LocalStackResource;
import dev.autolog.persistence.RowValues;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What operators see of the work on connections. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CrmMetricsTest extends CrmTest {
    @Inject
    MeterRegistry registry;

    @Inject
    CrmMetrics metrics;

    private final FakeAdapter adapter = adapter(FINDABLE);

    private double failed(String remedy, String reason) {
        Counter counter = registry.find(CrmMetrics.FAILED)
                .tags("kind", kind, "remedy", remedy, "reason", reason)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    @Test
    void failedRequestsAreCountedByTheirRemedy() {
        connect();
        log(wanted("l-1", 1));

        crm.faults(List.of(Fault.SIGNED_OUT));
        work(adapter);

        assertThat(failed("sign_in", "other")).isEqualTo(1);
        assertThat(failed("retry", "other")).isZero();
    }

    @Test
    void codesOfCrmsMakeNoSeriesOfTheirOwn() {
        IntStream.range(0, 500)
                .forEach(i -> metrics.failed(kind, new CrmException(Remedy.PARK, "CRM_SAYS_" + i, null)));
        for (String code : List.of("HTTP_502", "HTTP_503", "HTTP_999", "HTTP_5xx", "TIMEOUT", "")) {
            metrics.failed(kind, new CrmException(Remedy.RETRY, code, null));
        }

        assertThat(failed("park", "other")).isEqualTo(500);
        assertThat(failed("retry", "http_5xx")).isEqualTo(2);
        assertThat(failed("retry", "timeout")).isEqualTo(1);
        assertThat(failed("retry", "other")).isEqualTo(3);
        assertThat(registry.find(CrmMetrics.FAILED).tags("kind", kind).counters())
                .hasSize(4);
    }

    @Test
    void contactsThatWereReadAreCountedAndTheTimeOfTheLastSuccessIsKept() {
        connectWithContacts(account, connectionId, kind);
        crm.addressBook().put("c-1", "Jane Smith");
        crm.addressBook().put("c-2", "Bob Ray");

        work(adapter);
        clock.advance(Duration.ofMinutes(2));
        work(adapter);

        assertThat(registry.find(CrmMetrics.CONTACTS_READ).tags("kind", kind).counters())
                .singleElement()
                .satisfies(counter -> assertThat(counter.count()).isGreaterThanOrEqualTo(2));
        assertThat(transactions.rows(
                        "select succeeded_at > now() - interval '1 minute', 1 from crm_connection where account_id = ?1",
                        account))
                .singleElement()
                .satisfies(row -> assertThat(RowValues.present(row[0])).isEqualTo(true));
    }

    @Test
    void aLogThatIsChangedWhileItWaitsGoesOnGrowingOlder() {
        connect();
        log(wanted("l-1", 1));
        String first = queuedAt();
        clock.advance(Duration.ofMinutes(1));
        log(wanted("l-1", 2));
        assertThat(queuedAt()).isEqualTo(first);

        workOff(adapter);
        clock.advance(Duration.ofMinutes(1));
        log(wanted("l-1", 3));

        assertThat(queuedAt()).isGreaterThan(first);
    }

    private String queuedAt() {
        return String.valueOf(
                transactions.rows("select cast(queued_at as text), 1 from crm_log where account_id = ?1", account)
                        .getFirst()[0]);
    }
}
