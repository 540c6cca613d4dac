package dev.autolog.kafka;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.kafka.KafkaConnector;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * Leaves the consumer groups first when the service stops, so that other instances take over its partitions at once. The
 * connector would leave late, and retry the batches in progress in vain after the database connections are closed.
 */
@ApplicationScoped
class GroupLeaver {
    private final KafkaConnector kafka;

    GroupLeaver(@Connector(KafkaConnector.CONNECTOR_NAME) KafkaConnector kafka) {
        this.kafka = kafka;
    }

    void leave(@Observes @Priority(1) ShutdownEvent event) {
        kafka.terminate(event);
    }
}
