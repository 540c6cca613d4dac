package dev.autolog.kafka;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Takes the records of a channel in. */
public interface RecordFeed {
    /** The channel's name. */
    String channel();

    /** Called before {@link #takeAgain}, once the database has been restored to an earlier time; has to be called on a context of its own. */
    default Uni<Void> restored() {
        return Uni.createFrom().voidItem();
    }

    /**
     * Takes records in that may have been taken in before, which then changes nothing. Unlike the channel itself it does not
     * wait until the database is as it has to be.
     *
     * @return completes when every record has its outcome; has to be called on a context of its own
     */
    Uni<Void> takeAgain(ConsumerRecords<byte[], byte[]> records);
}
