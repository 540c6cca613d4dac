package dev.autolog.monitoring;

import dev.autolog.outbox.ServiceTopics;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Ready only while Kafka answers and has the topics that the service needs. The check in Quarkus takes half a minute when the
 * cluster is unavailable, which is longer than probes wait.
 */
@Readiness
@ApplicationScoped
class KafkaHealthCheck implements AsyncHealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final String NAME = "Kafka";

    private final List<String> topics;
    private final Map<String, Object> config;
    private @Nullable Admin admin;

    KafkaHealthCheck(@Identifier("default-kafka-broker") Map<String, Object> kafka, Config settings) {
        topics = ServiceTopics.in(settings);
        config = new HashMap<>();
        kafka.forEach((name, value) -> {
            if (AdminClientConfig.configNames().contains(name)) {
                config.put(name, value);
            }
        });
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .completionStage(this::missing)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(KafkaHealthCheck::response)
                .onFailure()
                .recoverWithItem(HealthCheckResponse.down(NAME));
    }

    private static HealthCheckResponse response(Set<String> missing) {
        HealthCheckResponseBuilder response = HealthCheckResponse.named(NAME).status(missing.isEmpty());
        return missing.isEmpty()
                ? response.build()
                : response.withData("missing topics", String.join(", ", missing))
                        .build();
    }

    /** The topics that are missing in Kafka, in order; fails if Kafka does not answer. */
    private CompletionStage<Set<String>> missing() {
        Set<String> missing = new ConcurrentSkipListSet<>();
        CompletableFuture<?>[] answers = describe().entrySet().stream()
                .map(topic -> topic.getValue()
                        .toCompletionStage()
                        .toCompletableFuture()
                        .handle((_, failure) -> {
                            if (failure instanceof UnknownTopicOrPartitionException
                                    || failure instanceof TopicAuthorizationException) {
                                missing.add(topic.getKey());
                            } else if (failure != null) {
                                throw new CompletionException(failure);
                            }
                            return topic.getKey();
                        }))
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(answers).thenApply(_ -> missing);
    }

    private synchronized Map<String, KafkaFuture<TopicDescription>> describe() {
        if (admin == null) {
            admin = Admin.create(config);
        }
        return admin.describeTopics(topics, new DescribeTopicsOptions().timeoutMs((int) PATIENCE.toMillis()))
                .topicNameValues();
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
