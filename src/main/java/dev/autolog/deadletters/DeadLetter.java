package dev.autolog.deadletters;

import dev.autolog.kafka.DeadLetterReason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The list entry of a dead letter.
 *
 * @param accountId the account; empty if it cannot be determined for certain
 * @param sourcePartition the partition of the source record; null, like the offset, if the headers do not say
 * @param reason why it is dead: a {@link DeadLetterReason}, or {@link #UNKNOWN}
 * @param detail the path of the invalid field, or what failed; null without details
 * @param replayedFrom the dead letter whose replay became this one; null for a record that was not replayed
 * @param key as text; null without one
 * @param excerpt the beginning of the value as text; null without a value
 * @param size of the value in bytes; null without a value
 * @param at when it became a dead letter
 */
record DeadLetter(
        String accountId,
        DeadLetterId id,
        @Nullable Integer sourcePartition,
        @Nullable Long sourceOffset,
        String reason,
        @Nullable String detail,
        @Nullable String replayedFrom,
        @Nullable String key,
        @Nullable String excerpt,
        @Nullable Integer size,
        Instant at) {
    /** The reason of a record that another producer put on a dead-letter topic. */
    static final String UNKNOWN = "UNKNOWN";

    private static final int KEY = 1024;
    private static final int EXCERPT = 4096;

    /** The list entry of any record of a dead-letter topic. */
    static DeadLetter of(ConsumerRecord<byte[], byte[]> dead) {
        Headers headers = dead.headers();
        Long partition = DeadLetterHeaders.number(headers, DeadLetterHeaders.PARTITION);
        return new DeadLetter(
                ReplayedRecord.lacksItsValue(dead)
                        ? DeadLetterOwner.NO_ACCOUNT
                        : DeadLetterOwner.is(dead.key(), dead.value()),
                new DeadLetterId(dead.topic(), dead.partition(), dead.offset()),
                partition == null || partition > Integer.MAX_VALUE ? null : Integer.valueOf(partition.intValue()),
                DeadLetterHeaders.number(headers, DeadLetterHeaders.OFFSET),
                reason(DeadLetterHeaders.text(headers, DeadLetterHeaders.REASON)),
                DeadLetterHeaders.text(headers, DeadLetterHeaders.DETAIL),
                DeadLetterHeaders.text(headers, DeadLetterHeaders.REPLAYED_FROM),
                Excerpt.of(dead.key(), KEY),
                Excerpt.of(dead.value(), EXCERPT),
                dead.value() == null ? null : dead.value().length,
                at(dead));
    }

    /** The same entry without free text. */
    DeadLetter bare() {
        return new DeadLetter(
                DeadLetterOwner.NO_ACCOUNT,
                id,
                sourcePartition,
                sourceOffset,
                reason,
                null,
                null,
                null,
                null,
                size,
                at);
    }

    /** Whether the record is the listed one; a recreated topic has other records at the same offsets. */
    boolean is(ConsumerRecord<byte[], byte[]> record) {
        DeadLetter read = of(record);
        return accountId.equals(read.accountId)
                && id.equals(read.id)
                && at.equals(read.at)
                && Objects.equals(size, read.size)
                && Objects.equals(sourcePartition, read.sourcePartition)
                && Objects.equals(sourceOffset, read.sourceOffset);
    }

    private static Instant at(ConsumerRecord<byte[], byte[]> dead) {
        // Producers can set any timestamp; PostgreSQL's range is smaller than Java's.
        long millis = Math.clamp(
                dead.timestamp(), 0, Instant.parse("9999-12-31T00:00:00Z").toEpochMilli());
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.MILLIS);
    }

    private static String reason(@Nullable String header) {
        return Stream.of(DeadLetterReason.values())
                .map(Enum::name)
                .filter(name -> name.equals(header))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** Masked: keys and values are personal data. */
    @Override
    public String toString() {
        return "DeadLetter[" + id.text() + ", " + reason + "]";
    }
}
