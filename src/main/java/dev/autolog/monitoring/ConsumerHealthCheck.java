package dev.autolog.monitoring;

import dev.autolog.kafka.MembershipWatch;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Neither alive nor ready once a consumer can no longer be a member of its group: only a restart helps. */
@Liveness
@Readiness
@ApplicationScoped
class ConsumerHealthCheck implements HealthCheck {
    private final MembershipWatch membershipWatch;

    ConsumerHealthCheck(MembershipWatch membershipWatch) {
        this.membershipWatch = membershipWatch;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Consumers")
                .status(!membershipWatch.hasLostConsumers())
                .build();
    }
}
