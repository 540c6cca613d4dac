package dev.autolog.startup;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;

/** Starts the workers of the roles that this instance has. Its channels are those of {@link RoleConfigSourceFactory}. */
@ApplicationScoped
class RoleStarter {
    private final RolesConfig config;
    private final Event<RoleStart> starts;

    RoleStarter(RolesConfig config, Event<RoleStart> starts) {
        this.config = config;
        this.starts = starts;
    }

    void start(@Observes StartupEvent event) {
        config.all().forEach(role -> starts.fire(role.start()));
    }
}
