package dev.autolog.kafka;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.kafka.KafkaConnector;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * Leaves the consumer groups as the first thing when the service stops, so that others take its partitions at once. Left to
 * the connector it would be among the last, and what is in hand would be tried in vain with the database's connections closed.
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
