package dev.autolog.kafka;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * How far a consumer has polled and processed a partition. What is committed is the position behind a batch and not its last
 * record: markers of transactions have offsets, and are no records.
 */
final class PartitionProgress {
    private static final long UNKNOWN = -1;

    private final Deque<PolledBatch> underWay = new ArrayDeque<>();
    private final List<Gap> gaps = new ArrayList<>();
    private @Nullable String topicId;
    private long next;

    private record PolledBatch(long last, long next) {}

    /** Offsets that the consumer has passed over. */
    private record Gap(long from, long to) {}

    /** @param topicId the topic's id; null if it is not known yet */
    private PartitionProgress(@Nullable String topicId, long next) {
        this.topicId = topicId;
        this.next = next;
    }

    /** Goes on where the group has committed; the metadata of a commit is the topic's id. */
    static PartitionProgress from(@Nullable OffsetAndMetadata committed) {
        if (committed == null) {
            return new PartitionProgress(null, UNKNOWN);
        }
        return new PartitionProgress(committed.metadata().isEmpty() ? null : committed.metadata(), committed.offset());
    }

    /** The same topic, and nothing of what is under way. */
    PartitionProgress withoutBatches() {
        return new PartitionProgress(topicId, UNKNOWN);
    }

    /** Whether the topic is another one than what was read so far. The first id that it is told of is the topic's. */
    boolean isOtherThan(String id) {
        if (topicId == null) {
            topicId = id;
        }
        return !topicId.equals(id);
    }

    /**
     * Notes a poll.
     *
     * @param records of the partition; none if the consumer has only passed over what is no record
     * @param position of the consumer after it
     * @return what to commit now; empty while a batch is under way, or if one begins to be
     */
    OptionalLong polled(List<ConsumerRecord<byte[], byte[]>> records, long position) {
        long first = records.isEmpty() ? position : records.getFirst().offset();
        if (next != UNKNOWN && first > next) {
            gaps.add(new Gap(next, first));
        }
        next = position;
        if (records.isEmpty()) {
            return advanced();
        }
        underWay.add(new PolledBatch(records.getLast().offset(), position));
        return OptionalLong.empty();
    }

    private OptionalLong advanced() {
        PolledBatch last = underWay.pollLast();
        if (last == null) {
            return OptionalLong.of(next);
        }
        underWay.addLast(new PolledBatch(last.last, next));
        return OptionalLong.empty();
    }

    /**
     * Notes that a batch is processed.
     *
     * @param last the offset of its last record of the partition
     * @return what to commit; empty if the batch is none of those that are under way
     */
    OptionalLong processed(long last) {
        if (underWay.stream().noneMatch(batch -> batch.last == last)) {
            return OptionalLong.empty();
        }
        PolledBatch batch;
        do {
            batch = underWay.removeFirst();
        } while (batch.last != last);
        return OptionalLong.of(batch.next);
    }

    /** How many offsets Kafka has deleted before the consumer came to them, since this was asked before. */
    long missed(long begin) {
        long missed = gaps.stream()
                .filter(gap -> gap.to <= begin)
                .mapToLong(gap -> gap.to - gap.from)
                .sum();
        gaps.clear();
        return next != UNKNOWN && next < begin ? missed + begin - next : missed;
    }

    /** Goes on at the partition's beginning if that has overtaken the consumer; what to commit then. */
    OptionalLong overtaken(long begin) {
        if (next == UNKNOWN || next >= begin) {
            return OptionalLong.empty();
        }
        next = begin;
        return advanced();
    }

    /** What Kafka is to note for an offset. */
    OffsetAndMetadata commit(long offset) {
        return new OffsetAndMetadata(offset, Optional.empty(), topicId == null ? "" : topicId);
    }
}
