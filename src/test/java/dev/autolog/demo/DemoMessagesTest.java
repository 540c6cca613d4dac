package dev.autolog.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.contract.Contract;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoMessagesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private final DemoCrm crm = DemoCrm.read();

    @Test
    void theyAreAsTheContractSays() {
        assertThat(new DemoMessages(crm, "demo-a", NOW).records())
                .isNotEmpty()
                .allSatisfy(message -> Contract.assertValid("message-exchanged", message.value()));
    }

    @Test
    void twoRunsPublishDifferentMessages() {
        List<DemoRecord> first = new DemoMessages(crm, "demo-a", NOW).records();

        assertThat(new DemoMessages(crm, "demo-b", NOW).records())
                .hasSameSizeAs(first)
                .doesNotContainAnyElementsOf(first);
    }

    @Test
    void aThreadThatMidnightPartsIsTwo() {
        assertThat(new DemoMessages(crm, "demo-a", NOW).threads()).isEqualTo(6);
        assertThat(new DemoMessages(crm, "demo-a", Instant.parse("2026-11-24T00:03:00Z")).threads())
                .isGreaterThan(6);
    }
}
