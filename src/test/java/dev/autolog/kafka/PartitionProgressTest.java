package dev.autolog.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;

class PartitionProgressTest {
    private static final String ID = "topic-id";

    private static PartitionProgress at(long offset) {
        return PartitionProgress.from(new OffsetAndMetadata(offset, ID));
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(long... offsets) {
        return LongStream.of(offsets)
                .mapToObj(offset -> new ConsumerRecord<byte[], byte[]>("calls", 0, offset, null, null))
                .toList();
    }

    @Test
    void aBatchIsCommittedWithTheMarkersBehindIt() {
        PartitionProgress progress = at(10);

        assertThat(progress.polled(records(10, 11), 13)).isEmpty();
        assertThat(progress.processed(11)).hasValue(13);
    }

    @Test
    void whatIsPassedOverWithoutARecordIsCommittedAtOnceOrWithTheBatchBefore() {
        PartitionProgress progress = at(10);

        assertThat(progress.polled(List.of(), 12)).hasValue(12);
        assertThat(progress.polled(records(12), 13)).isEmpty();
        assertThat(progress.polled(List.of(), 15)).isEmpty();
        assertThat(progress.processed(12)).hasValue(15);
    }

    @Test
    void batchesAreCommittedOneAfterTheOther() {
        PartitionProgress progress = at(0);
        assertThat(progress.polled(records(0, 1), 2)).isEmpty();
        assertThat(progress.polled(records(2, 3), 4)).isEmpty();

        assertThat(progress.processed(1)).hasValue(2);
        assertThat(progress.processed(3)).hasValue(4);
    }

    @Test
    void aBatchThatIsNotThisConsumersAnyMoreIsNotCommitted() {
        assertThat(at(0).processed(7)).isEmpty();

        PartitionProgress progress = at(0);
        assertThat(progress.polled(records(0), 1)).isEmpty();
        assertThat(progress.withoutBatches().processed(0)).isEmpty();
    }

    @Test
    void recordsBelowTheBeginningThatTheConsumerSkippedAreMissed() {
        PartitionProgress progress = at(10);
        assertThat(progress.polled(records(110), 111)).isEmpty();

        assertThat(progress.missed(110)).isEqualTo(100);
        assertThat(progress.missed(110)).isZero();
        assertThat(progress.overtaken(110)).isEmpty();
    }

    @Test
    void offsetsWithoutARecordAboveTheBeginningAreNotMissed() {
        PartitionProgress progress = at(10);
        assertThat(progress.polled(records(14, 17), 20)).isEmpty();

        assertThat(progress.missed(3)).isZero();
    }

    @Test
    void aBeginningThatOvertakesTheConsumerIsWhereItGoesOn() {
        PartitionProgress progress = at(10);

        assertThat(progress.missed(60)).isEqualTo(50);
        assertThat(progress.overtaken(60)).hasValue(60);
        assertThat(progress.polled(records(60), 61)).isEmpty();
        assertThat(progress.missed(60)).isZero();
        assertThat(progress.processed(60)).isEqualTo(OptionalLong.of(61));
    }

    @Test
    void aGroupThatHasCommittedNothingMissesNothing() {
        PartitionProgress progress = PartitionProgress.from(null);
        assertThat(progress.polled(records(100), 101)).isEmpty();

        assertThat(progress.missed(100)).isZero();
        assertThat(progress.overtaken(100)).isEmpty();
    }

    @Test
    void aTopicIsAnotherIfItsIdIs() {
        assertThat(at(10).isOtherThan(ID)).isFalse();
        assertThat(at(10).isOtherThan("another")).isTrue();
        assertThat(at(10).commit(12)).isEqualTo(new OffsetAndMetadata(12, ID));
    }

    @Test
    void theFirstIdThatIsKnownIsTheTopics() {
        PartitionProgress progress = PartitionProgress.from(new OffsetAndMetadata(10));

        assertThat(progress.isOtherThan(ID)).isFalse();
        assertThat(progress.isOtherThan("another")).isTrue();
        assertThat(progress.commit(12).metadata()).isEqualTo(ID);
    }
}
