package dev.autolog.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.status.ServiceState.PublishingState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServiceStateTest {
    private static final Instant NOW = Instant.parse("2026-11-25T07:00:00Z");
    private static final PublishingState PUBLISHING = new PublishingState(true, 0, List.of());

    private static ServiceState machine(@Nullable PublishingState publishingState, @Nullable List<TopicLag> topicLag) {
        return ServiceState.of(true, Optional.ofNullable(publishingState), Optional.ofNullable(topicLag));
    }

    private static List<TopicLag> waits(String topic, @Nullable Long seconds) {
        return List.of(new TopicLag(topic, seconds != null && seconds == 0, seconds, false));
    }

    private static StatusLevel verdict(ServiceState serviceState) {
        return StatusView.of(NOW, serviceState, null).verdict();
    }

    @Test
    void withAllThereAndNothingWaitingItRuns() {
        ServiceState serviceState = machine(PUBLISHING, waits("call-ended", 0L));

        assertThat(serviceState.reasons()).isEmpty();
        assertThat(verdict(serviceState)).isEqualTo(StatusLevel.RUNNING);
    }

    @Test
    void whatWaitsForSomeSecondsIsNoReason() {
        assertThat(machine(new PublishingState(true, 30, List.of()), waits("call-ended", 30L))
                        .reasons())
                .isEmpty();
    }

    @Test
    void whatWaitsLongerPutsItBehind() {
        ServiceState calls = machine(PUBLISHING, waits("call-ended", 31L));

        assertThat(calls.reasons()).containsExactly(StatusReason.CALLS_WAIT);
        assertThat(verdict(calls)).isEqualTo(StatusLevel.BEHIND);
        assertThat(machine(PUBLISHING, waits("message-exchanged", 31L)).reasons())
                .containsExactly(StatusReason.MESSAGES_WAIT);
        assertThat(machine(PUBLISHING, waits("crm-contacts", 31L)).reasons())
                .containsExactly(StatusReason.CONTACTS_WAIT);
        assertThat(machine(new PublishingState(true, 31, List.of()), List.of()).reasons())
                .containsExactly(StatusReason.DECISIONS_WAIT);
    }

    @Test
    void withoutATopicThatIsReadItDoesNotRun() {
        ServiceState serviceState = machine(
                PUBLISHING,
                List.of(
                        new TopicLag("call-ended", false, null, true),
                        new TopicLag("message-exchanged", false, 31L, false),
                        new TopicLag("crm-contacts", false, null, true)));

        assertThat(serviceState.reasons()).containsExactly(StatusReason.TOPIC_MISSING, StatusReason.MESSAGES_WAIT);
        assertThat(verdict(serviceState)).isEqualTo(StatusLevel.NOT_RUNNING);
    }

    @Test
    void recordsThatWereDeletedUnreadAreNamedWithTheirNumber() {
        List<MissedRecords> missed = List.of(new MissedRecords("call-ended", 100));
        ServiceState serviceState = machine(new PublishingState(true, 0, missed), waits("call-ended", 0L));

        assertThat(serviceState.reasons()).containsExactly(StatusReason.RECORDS_MISSED);
        assertThat(serviceState.missed()).isEqualTo(missed);
        assertThat(verdict(serviceState)).isEqualTo(StatusLevel.BEHIND);
    }

    @Test
    void nobodyIsAlarmedByWhatCannotBeTold() {
        assertThat(machine(PUBLISHING, waits("call-ended", null)).reasons()).isEmpty();
    }

    @Test
    void withoutTheDatabaseNothingIsSaidOfTheRelay() {
        ServiceState serviceState = machine(null, waits("call-ended", 31L));

        assertThat(serviceState.reasons()).containsExactly(StatusReason.DATABASE_AWAY, StatusReason.CALLS_WAIT);
        assertThat(verdict(serviceState)).isEqualTo(StatusLevel.NOT_RUNNING);
    }

    @Test
    void withoutKafkaItDoesNotRun() {
        assertThat(machine(PUBLISHING, null).reasons()).containsExactly(StatusReason.KAFKA_AWAY);
        assertThat(verdict(machine(PUBLISHING, null))).isEqualTo(StatusLevel.NOT_RUNNING);
    }

    @Test
    void whileNobodyPublishesItDoesNotRun() {
        assertThat(machine(new PublishingState(false, 0, List.of()), List.of()).reasons())
                .containsExactly(StatusReason.NOBODY_PUBLISHES);
    }

    @Test
    void whileTheTablesAreNotAsTheyHaveToBeNothingElseOfTheDatabaseCounts() {
        ServiceState serviceState =
                ServiceState.of(false, Optional.of(new PublishingState(false, 0, List.of())), Optional.of(List.of()));

        assertThat(serviceState.reasons()).containsExactly(StatusReason.SCHEMA_OUTDATED);
    }
}
