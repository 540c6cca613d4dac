package dev.autolog.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Records as a Kafka consumer hands them over. */
public final class Sources {
    private Sources() {}

    /** A record at partition 3, offset 1742; without a key or a value where that is null. */
    public static ConsumerRecord<byte[], byte[]> of(String topic, @Nullable String key, byte @Nullable [] value) {
        return new ConsumerRecord<>(topic, 3, 1742, key == null ? null : key.getBytes(UTF_8), value);
    }

    /** The same with text. */
    public static ConsumerRecord<byte[], byte[]> of(String topic, @Nullable String key, @Nullable String value) {
        return of(topic, key, value == null ? null : value.getBytes(UTF_8));
    }

    /** A record without a key that its producer made at a time. */
    public static ConsumerRecord<byte[], byte[]> madeAt(Instant time, String topic, String value) {
        byte[] bytes = value.getBytes(UTF_8);
        return new ConsumerRecord<>(
                topic,
                3,
                1742,
                time.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                bytes.length,
                null,
                bytes,
                new RecordHeaders(),
                Optional.empty());
    }
}
