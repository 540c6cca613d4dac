package dev.autolog.monitoring;

import dev.autolog.outbox.ServiceTopics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;

/** Samples topics that lost records: recreated, truncated, or trimmed before they were read. */
@ApplicationScoped
class TopicFaultSampler implements Sampler {
    /** 1 for an hour after a topic was recreated, and until its state is published again, else 0. */
    static final String RECREATED = "topics.recreated";
    /** 1 for an hour after a topic was found to end before its checkpoints, and until its state is published again, else 0. */
    static final String TRUNCATED = "topics.truncated";
    /** Records that Kafka deleted before they were read, until a day after the last of them. */
    static final String MISSED = "topics.records.missed";

    private static final String LOOK = """
            select topic, recreated_at > case when topic = any(?) then '-infinity' else now() - interval '1 hour' end,
                truncated_at > case when topic = any(?) then '-infinity' else now() - interval '1 hour' end,
                case when missed_at > now() - interval '1 day' then missed else 0 end
            from kafka_topic""";

    private final DataSource database;
    private final MultiGauge recreated;
    private final MultiGauge truncated;
    private final MultiGauge missed;

    private record TopicFaults(String topic, boolean recreated, boolean truncated, long missed) {}

    TopicFaultSampler(DataSource database, MeterRegistry registry) {
        this.database = database;
        recreated = MultiGauge.builder(RECREATED)
                .description("1 for a topic that was deleted and created again")
                .register(registry);
        truncated = MultiGauge.builder(TRUNCATED)
                .description("1 for a topic that ends before what was noted of it")
                .register(registry);
        missed = MultiGauge.builder(MISSED)
                .description("Records that Kafka deleted before they were read")
                .register(registry);
    }

    @Override
    public void sample() throws SQLException {
        List<TopicFaults> topics = look();
        recreated.register(rows(topics, topic -> topic.recreated ? 1 : 0), true);
        truncated.register(rows(topics, topic -> topic.truncated ? 1 : 0), true);
        missed.register(rows(topics, TopicFaults::missed), true);
    }

    private List<TopicFaults> look() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LOOK)) {
            var states = connection.createArrayOf("text", ServiceTopics.STATES.toArray());
            statement.setArray(1, states);
            statement.setArray(2, states);
            try (ResultSet row = statement.executeQuery()) {
                List<TopicFaults> topics = new ArrayList<>();
                while (row.next()) {
                    topics.add(new TopicFaults(row.getString(1), row.getBoolean(2), row.getBoolean(3), row.getLong(4)));
                }
                return topics;
            }
        }
    }

    private static List<MultiGauge.Row<?>> rows(List<TopicFaults> topics, ToLongFunction<TopicFaults> value) {
        return topics.stream()
                .<MultiGauge.Row<?>>map(
                        topic -> MultiGauge.Row.of(Tags.of("topic", topic.topic), value.applyAsLong(topic)))
                .toList();
    }
}
