package dev.autolog.monitoring;

import dev.autolog.persistence.SchemaMigrator;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only with the schema that this version needs. */
@Readiness
@ApplicationScoped
class SchemaHealthCheck implements HealthCheck {
    private final SchemaMigrator schemaMigrator;

    SchemaHealthCheck(SchemaMigrator schemaMigrator) {
        this.schemaMigrator = schemaMigrator;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Database schema")
                .status(schemaMigrator.isCurrent())
                .build();
    }
}
