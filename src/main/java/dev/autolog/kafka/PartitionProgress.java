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
 * The position up to which a consumer has polled and processed a partition. After a batch the consumer's position is committed,
 * not the offset after the last record: transaction markers take up offsets too.
 */
final class PartitionProgress {
    private static final long UNKNOWN = -1;

    private final Deque<PolledBatch> underWay = new ArrayDeque<>();
    private final List<Gap> gaps = new ArrayList<>();
    private @Nullable String topicId;
    private long next;

    private record PolledBatch(long last, long next) {}

    /** Offsets that the consumer skipped. */
    private record Gap(long from, long to) {}

    /** @param topicId the topic's id; null if unknown */
    private PartitionProgress(@Nullable String topicId, long next) {
        this.topicId = topicId;
        this.next = next;
    }

    /** Starts at the group's committed offset; the metadata of a commit is the topic's id. */
    static PartitionProgress from(@Nullable OffsetAndMetadata committed) {
        if (committed == null) {
            return new PartitionProgress(null, UNKNOWN);
        }
        return new PartitionProgress(committed.metadata().isEmpty() ? null : committed.metadata(), committed.offset());
    }

    /** The progress of the same topic without a position and without the batches in progress. */
    PartitionProgress withoutBatches() {
        return new PartitionProgress(topicId, UNKNOWN);
    }

    /**
     * Whether an id differs from that of the topic read so far, so that the topic was recreated. If the id is unknown, this one
     * is noted.
     */
    boolean isOtherThan(String id) {
        if (topicId == null) {
            topicId = id;
        }
        return !topicId.equals(id);
    }

    /**
     * Notes a poll.
     *
     * @param records the records of the partition; empty if the consumer only skipped offsets without records
     * @param position the consumer's position after the poll
     * @return the offset to commit now; empty while a batch is in progress
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
     * Notes that a batch was processed.
     *
     * @param last the offset of its last record of the partition
     * @return the offset to commit; empty if the batch is not among those in progress
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

    /** The number of offsets that Kafka deleted before the consumer reached them, since the previous call. */
    long missed(long begin) {
        long missed = gaps.stream()
                .filter(gap -> gap.to <= begin)
                .mapToLong(gap -> gap.to - gap.from)
                .sum();
        gaps.clear();
        return next != UNKNOWN && next < begin ? missed + begin - next : missed;
    }

    /**
     * Moves the position to the partition's beginning if that has overtaken the consumer; returns the offset to commit, if any.
     */
    OptionalLong overtaken(long begin) {
        if (next == UNKNOWN || next >= begin) {
            return OptionalLong.empty();
        }
        next = begin;
        return advanced();
    }

    /** The commit of an offset, with the topic's id as metadata. */
    OffsetAndMetadata commit(long offset) {
        return new OffsetAndMetadata(offset, Optional.empty(), topicId == null ? "" : topicId);
    }
}
