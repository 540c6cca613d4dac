package dev.autolog.monitoring;

import dev.autolog.persistence.DatabaseProbe;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready only while PostgreSQL answers on both pools and accepts writes. The pools' own checks in Quarkus wait as long as a frozen
 * server does, and pass on a read-only one.
 */
@Readiness
@ApplicationScoped
class DatabaseHealthCheck implements AsyncHealthCheck {
    private final DatabaseProbe databaseProbe;

    DatabaseHealthCheck(DatabaseProbe databaseProbe) {
        this.databaseProbe = databaseProbe;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return databaseProbe
                .ask()
                .map(answers -> HealthCheckResponse.named("PostgreSQL")
                        .status(answers.isWorking())
                        .withData("pipeline", answers.pipeline())
                        .withData("workers", answers.workers())
                        .build());
    }
}
