package dev.autolog.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoCallsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private final DemoCrm crm = DemoCrm.read();

    @Test
    void theCrmHasContactsForEveryOutcome() {
        assertThat(crm.clear()).hasSizeGreaterThan(20);
        assertThat(crm.shared()).hasSizeGreaterThan(5);
        assertThat(crm.severalDeals()).hasSizeGreaterThan(3);
    }

    @Test
    void twoRunsPublishTheSameMixtureUnderDifferentCallIds() {
        List<DemoRecord> first = new DemoCalls(crm, "demo-a", NOW).records();
        List<DemoRecord> second = new DemoCalls(crm, "demo-b", NOW).records();
        assertThat(second).hasSameSizeAs(first).doesNotContainAnyElementsOf(first);
        assertThat(second.stream().map(record -> record.value().replace("demo-b", "demo-a")))
                .containsExactlyElementsOf(first.stream().map(DemoRecord::value).toList());
    }

    @Test
    void repeatsAndCorrectionsLeadToNoOutcomeOfTheirOwn() {
        List<DemoRecord> records = new DemoCalls(crm, "demo-a", NOW).records();
        List<String> decidedApart = records.stream()
                .filter(DemoRecord::decidedApart)
                .map(DemoRecord::key)
                .toList();
        assertThat(decidedApart).doesNotHaveDuplicates();
        assertThat(records).hasSizeGreaterThan(decidedApart.size());
    }
}
