package dev.autolog.monitoring;

import dev.autolog.kafka.TopicProgress;
import dev.autolog.outbox.ServiceTopics;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Warns of topics whose settings can lose records; those of {@code kafka/topics.yaml} do not. Each warning is logged once. */
@ApplicationScoped
class TopicSettingSampler implements Sampler {
    private static final Logger LOG = Logger.getLogger(TopicSettingSampler.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long WEEK = Duration.ofDays(7).toMillis();

    private final TopicProgress progress;
    private final List<String> topics;
    private final Set<String> told = new HashSet<>();

    TopicSettingSampler(@Identifier("default-kafka-broker") Map<String, Object> kafka, Config settings) {
        progress = new TopicProgress(kafka, "autolog-settings", PATIENCE);
        topics = ServiceTopics.in(settings);
    }

    @Override
    public void sample() throws InterruptedException {
        try {
            progress.settings(topics).forEach(this::check);
        } catch (AuthorizationException e) {
            if (told.add("no right")) {
                LOG.warn("The settings of topics are not checked: the service needs the right DescribeConfigs on them");
            }
        }
    }

    private void check(String topic, Map<String, String> settings) {
        String time = settings.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
        if (!"LogAppendTime".equals(time) && told.add("time of " + topic)) {
            LOG.warnf(
                    "Topic %s has message.timestamp.type=%s instead of LogAppendTime:"
                            + " a wrong clock of a producer can lose records",
                    topic, time);
        }
        String retention = settings.getOrDefault(TopicConfig.DELETE_RETENTION_MS_CONFIG, "0");
        if (settings.getOrDefault(TopicConfig.CLEANUP_POLICY_CONFIG, "").contains("compact")
                && Long.parseLong(retention) < WEEK
                && told.add("retention of " + topic)) {
            LOG.warnf(
                    "Topic %s has delete.retention.ms=%s, less than a week:"
                            + " a consumer that is away for longer misses withdrawals",
                    topic, retention);
        }
    }

    @PreDestroy
    void close() {
        progress.close();
    }
}
