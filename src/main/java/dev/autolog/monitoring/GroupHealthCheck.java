package dev.autolog.monitoring;

import dev.autolog.kafka.GroupMembership;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only while this instance takes part in its consumer groups. */
@Readiness
@ApplicationScoped
class GroupHealthCheck implements HealthCheck {
    private final GroupMembership groupMembership;

    GroupHealthCheck(GroupMembership groupMembership) {
        this.groupMembership = groupMembership;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Consumer groups")
                .status(groupMembership.isJoined())
                .build();
    }
}
