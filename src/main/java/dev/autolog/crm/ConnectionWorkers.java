package dev.autolog.crm;

import dev.autolog.persistence.SchemaMigrator;
import dev.autolog.startup.RoleStart;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Starts and stops the worker of this instance, where there are connectors. */
@ApplicationScoped
class ConnectionWorkers {
    private final Optional<ConnectionWorker> worker;

    ConnectionWorkers(
            SchemaMigrator schemaMigrator,
            Vertx vertx,
            LeaseRepository leases,
            ConnectionRunFactory runs,
            @All List<CrmConnector> connectors,
            @All List<CrmSessions> crmSessions,
            CrmConfig config,
            Clock clock) {
        worker = crmSessions.stream()
                .findFirst()
                .map(sessions -> new ConnectionWorker(
                        schemaMigrator,
                        vertx,
                        leases,
                        runs,
                        connectors.stream().collect(Collectors.toMap(CrmConnector::kind, Function.identity())),
                        sessions,
                        config.lease(),
                        clock));
    }

    void start(@Observes RoleStart.Crm event) {
        worker.ifPresent(ConnectionWorker::start);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (worker.isPresent()) {
            worker.get().stop();
        }
    }
}
