package dev.autolog.outbox;

import static dev.autolog.flow.Wire.patiently;
import static dev.autolog.outbox.OutputTopic.CALL_LOGGED;
import static dev.autolog.outbox.OutputTopic.UNRESOLVED_CONFLICTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.flow.Wire;
import dev.autolog.flow.Wire.Out;
import dev.autolog.local.LocalStackResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class RelayTest {
    private static final UUID ONE = UUID.fromString("0198a000-0000-7000-8000-000000000001");
    private static final UUID TWO = UUID.fromString("0198a000-0000-7000-8000-000000000002");
    private static final long HOUR = 3600;
    private static final int TOO_LARGE = 3 << 20;

    @Inject
    MeterRegistry metrics;

    /** One of its own for each test. */
    private final String account = "relay-" + UUID.randomUUID();

    private final String other = "relay-" + UUID.randomUUID();

    private Wire wire;
    private TrailLines lines;

    @BeforeEach
    void listen() throws SQLException {
        wire = new Wire(LocalStackResource.broker().bootstrapServers());
        lines = new TrailLines(account);
    }

    @AfterEach
    void hangUp() throws SQLException {
        lines.close();
        wire.close();
    }

    private List<String> values() {
        return wire.on("call-logged", account).stream()
                .map(out -> String.valueOf(out.value()))
                .toList();
    }

    /** What no compression makes small enough. */
    private static String tooLarge() {
        byte[] noise = new byte[TOO_LARGE];
        new Random(1).nextBytes(noise);
        return Base64.getEncoder().encodeToString(noise);
    }

    private double oldestAge() {
        return metrics.get(RelayMetrics.OLDEST_AGE).gauge().value();
    }

    @Test
    void aLineIsPublishedUnderItsKeyWithTheAttributesOfItsEvent() throws SQLException {
        Instant at = Instant.parse("2026-11-23T09:06:32.412Z");
        lines.add(ONE, 3, at, UNRESOLVED_CONFLICTS, "{\"name\": \"Zoë 📞\"}");
        lines.commit();

        Out out = wire.await("unresolved-conflicts", account, 1).getFirst();

        assertThat(out.key()).isEqualTo(account + "/" + ONE);
        assertThat(out.value()).isEqualTo("{\"name\": \"Zoë 📞\"}");
        assertThat(out.headers())
                .isEqualTo(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "unresolved-conflicts/" + ONE + "/3",
                        "ce_type", "dev.autolog.unresolved-conflict",
                        "ce_source", "/autolog",
                        "ce_subject", account + "/" + ONE,
                        "ce_time", "2026-11-23T09:06:32.412Z"));
    }

    @Test
    void aWithdrawalIsATombstone() throws SQLException {
        lines.add(ONE, 2, Instant.now(), CALL_LOGGED, null);
        lines.commit();

        Out out = wire.await("call-logged", account, 1).getFirst();

        assertThat(out.value()).isNull();
        assertThat(out.headers())
                .containsEntry("ce_type", "dev.autolog.call-log-withdrawn")
                .containsEntry("ce_id", "call-logged/" + ONE + "/2");
    }

    @Test
    void aLineWithoutATopicIsPassedBy() throws SQLException {
        lines.add(ONE, 0, Instant.now(), null, null);
        lines.add(ONE, 1, Instant.now(), CALL_LOGGED, "1");
        lines.add(ONE, 0, Instant.now(), null, null);
        lines.commit();

        patiently().until(() -> lines.passed() == 3);

        assertThat(wire.await("call-logged", account, 1)).hasSize(1);
    }

    @Test
    void theLinesOfASubjectAreInTheirOrder() throws SQLException {
        for (int version = 1; version <= 250; version++) {
            lines.add(ONE, version, Instant.now(), CALL_LOGGED, "one " + version);
            lines.add(TWO, version, Instant.now(), CALL_LOGGED, "two " + version);
            if (version % 7 == 0) {
                lines.commit();
            }
        }
        lines.commit();

        List<Out> all = wire.await("call-logged", account, 500);

        for (UUID subject : List.of(ONE, TWO)) {
            assertThat(all.stream()
                            .filter(out -> out.key().endsWith(subject.toString()))
                            .map(out -> out.headers().get("ce_id")))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 250)
                            .mapToObj(version -> "call-logged/" + subject + "/" + version)
                            .toList());
        }
    }

    @Test
    void aTransactionThatCommitsLateIsNeitherSkippedNorOvertaken() throws SQLException {
        Instant anHourAgo = Instant.now().minusSeconds(HOUR);
        try (TrailLines late = new TrailLines(account)) {
            late.add(ONE, 1, anHourAgo, CALL_LOGGED, "late 1");
            lines.add(ONE, 3, anHourAgo, CALL_LOGGED, "early 1");
            late.add(ONE, 2, anHourAgo, CALL_LOGGED, "late 2");
            lines.add(ONE, 4, anHourAgo, CALL_LOGGED, "early 2");
            lines.commit();

            // The relay has seen that there is a line of an hour ago, and has not published it.
            patiently().until(() -> oldestAge() >= HOUR);
            assertThat(lines.passed()).isZero();
            assertThat(values()).isEmpty();

            late.commit();
        }
        wire.await("call-logged", account, 4);

        assertThat(values()).containsExactly("late 1", "late 2", "early 1", "early 2");
        patiently().until(() -> lines.passed() == 4);
        patiently().until(() -> oldestAge() == 0);
    }

    @Test
    void aLineThatKafkaRefusesIsParkedStopsNoOtherAndIsPublishedOnceItsTopicTakesIt() throws SQLException {
        String large = tooLarge();
        lines.add(ONE, 1, Instant.now(), UNRESOLVED_CONFLICTS, large);
        lines.commit();
        try (TrailLines others = new TrailLines(other)) {
            others.add(TWO, 1, Instant.now(), UNRESOLVED_CONFLICTS, "1");
            others.add(TWO, 2, Instant.now(), UNRESOLVED_CONFLICTS, "2");
            others.commit();
            patiently().until(() -> others.passed() == 2);
        }
        patiently().until(() -> lines.parked() == 1);
        wire.await("unresolved-conflicts", other, 2);
        assertThat(wire.on("unresolved-conflicts", other))
                .extracting(Out::value)
                .containsExactly("1", "2");
        assertThat(wire.on("unresolved-conflicts", account)).isEmpty();

        wire.limitMessageBytes("unresolved-conflicts", 2 * TOO_LARGE);
        try {
            Out out = wire.await("unresolved-conflicts", account, 1).getFirst();
            assertThat(out.value()).isEqualTo(large);
            patiently().until(() -> lines.parked() == 0);
        } finally {
            wire.limitMessageBytes("unresolved-conflicts", 1 << 20);
        }
    }

    @Test
    void whileKafkaIsAwayTheCursorStandsStillAndTheOldestLineGrowsOlder() throws SQLException {
        LocalStackResource.broker().stop();
        try {
            lines.add(ONE, 1, Instant.now(), CALL_LOGGED, "1");
            lines.commit();
            lines.add(ONE, 2, Instant.now(), CALL_LOGGED, "2");
            lines.commit();

            patiently().until(() -> oldestAge() > 2);
            assertThat(lines.passed()).isZero();
        } finally {
            LocalStackResource.broker().start();
        }
        patiently().until(() -> lines.passed() == 2);

        wire.await("call-logged", account, 2);
        assertThat(values()).containsSubsequence("1", "2").containsOnly("1", "2");
        patiently().until(() -> oldestAge() == 0);
    }
}
