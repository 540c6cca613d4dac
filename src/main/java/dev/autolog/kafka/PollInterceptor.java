package dev.autolog.kafka;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Reports every poll to a channel's commit strategy, even without records: the connector does not learn that a consumer skipped
 * transaction markers and records of aborted transactions.
 */
public final class PollInterceptor implements ConsumerInterceptor<byte[], byte[]> {
    private static final String LISTENER = "autolog.poll.listener";

    private Listener listener = new Listener();

    /** Receives the polls of one consumer. */
    static final class Listener {
        private volatile Consumer<ConsumerRecords<byte[], byte[]>> target = _ -> {};

        /** The listener in a consumer's configuration. */
        static Listener in(Map<String, ?> configuration) {
            return configuration.get(LISTENER) instanceof Listener listener ? listener : new Listener();
        }

        /** Sets the target of the polls from now on; it is called on the consumer's thread. */
        void tell(Consumer<ConsumerRecords<byte[], byte[]>> whom) {
            target = whom;
        }
    }

    @Override
    public void configure(Map<String, ?> configuration) {
        listener = Listener.in(configuration);
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        listener.target.accept(records);
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}

    /** Adds the interceptor to a consumer's configuration. */
    static void addTo(Map<String, Object> configuration) {
        configuration.put(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, List.of(PollInterceptor.class));
        configuration.put(LISTENER, new Listener());
    }
}
