package dev.autolog.ops;

import dev.autolog.sql.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only with the schema that this version needs. */
@Readiness
@ApplicationScoped
class SchemaCheck implements HealthCheck {
    private final Schema schema;

    SchemaCheck(Schema schema) {
        this.schema = schema;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Database schema")
                .status(schema.isCurrent())
                .build();
    }
}
