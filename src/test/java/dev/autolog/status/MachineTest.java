package dev.autolog.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.status.Machine.Publishing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MachineTest {
    private static final Instant NOW = Instant.parse("2026-11-25T07:00:00Z");
    private static final Publishing PUBLISHING = new Publishing(true, 0);

    private static Machine machine(@Nullable Publishing publishing, @Nullable List<Waiting> waiting) {
        return Machine.of(true, Optional.ofNullable(publishing), Optional.ofNullable(waiting));
    }

    private static List<Waiting> waits(String topic, @Nullable Long seconds) {
        return List.of(new Waiting(topic, seconds != null && seconds == 0, seconds));
    }

    private static Verdict verdict(Machine machine) {
        return Status.of(NOW, machine, null).verdict();
    }

    @Test
    void withAllThereAndNothingWaitingItRuns() {
        Machine machine = machine(PUBLISHING, waits("call-ended", 0L));

        assertThat(machine.reasons()).isEmpty();
        assertThat(verdict(machine)).isEqualTo(Verdict.RUNNING);
    }

    @Test
    void whatWaitsForSomeSecondsIsNoReason() {
        assertThat(machine(new Publishing(true, 30), waits("call-ended", 30L)).reasons())
                .isEmpty();
    }

    @Test
    void whatWaitsLongerPutsItBehind() {
        Machine calls = machine(PUBLISHING, waits("call-ended", 31L));

        assertThat(calls.reasons()).containsExactly(Reason.CALLS_WAIT);
        assertThat(verdict(calls)).isEqualTo(Verdict.BEHIND);
        assertThat(machine(PUBLISHING, waits("message-exchanged", 31L)).reasons())
                .containsExactly(Reason.MESSAGES_WAIT);
        assertThat(machine(PUBLISHING, waits("crm-contacts", 31L)).reasons()).containsExactly(Reason.CONTACTS_WAIT);
        assertThat(machine(new Publishing(true, 31), List.of()).reasons()).containsExactly(Reason.DECISIONS_WAIT);
    }

    @Test
    void nobodyIsAlarmedByWhatCannotBeTold() {
        assertThat(machine(PUBLISHING, waits("call-ended", null)).reasons()).isEmpty();
    }

    @Test
    void withoutTheDatabaseNothingIsSaidOfTheRelay() {
        Machine machine = machine(null, waits("call-ended", 31L));

        assertThat(machine.reasons()).containsExactly(Reason.DATABASE_AWAY, Reason.CALLS_WAIT);
        assertThat(verdict(machine)).isEqualTo(Verdict.NOT_RUNNING);
    }

    @Test
    void withoutKafkaItDoesNotRun() {
        assertThat(machine(PUBLISHING, null).reasons()).containsExactly(Reason.KAFKA_AWAY);
        assertThat(verdict(machine(PUBLISHING, null))).isEqualTo(Verdict.NOT_RUNNING);
    }

    @Test
    void whileNobodyPublishesItDoesNotRun() {
        assertThat(machine(new Publishing(false, 0), List.of()).reasons()).containsExactly(Reason.NOBODY_PUBLISHES);
    }

    @Test
    void whileTheTablesAreNotAsTheyHaveToBeNothingElseOfTheDatabaseCounts() {
        Machine machine = Machine.of(false, Optional.of(new Publishing(false, 0)), Optional.of(List.of()));

        assertThat(machine.reasons()).containsExactly(Reason.SCHEMA_OUTDATED);
    }
}
