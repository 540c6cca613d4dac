package dev.autolog.kafka;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Processes the records of a channel. */
public interface RecordFeed {
    /** The channel's name. */
    String channel();

    /** Called before {@link #takeAgain}, once the database has been restored to an earlier time; has to be called on a context of its own. */
    default Uni<Void> restored() {
        return Uni.createFrom().voidItem();
    }

    /**
     * Processes records that may have been processed before, which then changes nothing.
     *
     * @return completes when every record has its outcome; must be called on a context of its own
     */
    Uni<Void> takeAgain(ConsumerRecords<byte[], byte[]> records);
}
