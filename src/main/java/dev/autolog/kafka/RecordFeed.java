package dev.autolog.kafka;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Takes the records of a channel in. */
public interface RecordFeed {
    /** The channel's name. */
    String channel();

    /**
     * Takes records in that may have been taken in before, which then changes nothing.
     *
     * @return completes when every record has its outcome; has to be called on a context of its own
     */
    Uni<Void> takeAgain(ConsumerRecords<byte[], byte[]> records);
}
