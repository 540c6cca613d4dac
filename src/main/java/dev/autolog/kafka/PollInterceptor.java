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
 * Shows a channel's commit strategy every poll, also one without a record: a consumer goes on behind markers of transactions and
 * records of aborted ones without a word to the connector.
 */
public final class PollInterceptor implements ConsumerInterceptor<byte[], byte[]> {
    private static final String LISTENER = "autolog.poll.listener";

    private Listener listener = new Listener();

    /** Who hears of the polls of one consumer. */
    static final class Listener {
        private volatile Consumer<ConsumerRecords<byte[], byte[]>> target = _ -> {};

        /** The one of a consumer with this configuration. */
        static Listener in(Map<String, ?> configuration) {
            return configuration.get(LISTENER) instanceof Listener listener ? listener : new Listener();
        }

        /** Tells of each poll from now on, on the consumer's thread. */
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

    /** Gives a consumer an interceptor, by its configuration. */
    static void addTo(Map<String, Object> configuration) {
        configuration.put(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, List.of(PollInterceptor.class));
        configuration.put(LISTENER, new Listener());
    }
}
