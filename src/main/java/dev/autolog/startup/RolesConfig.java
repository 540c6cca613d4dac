package dev.autolog.startup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Set;

/** The roles of this instance. */
@ConfigMapping(prefix = "autolog.roles")
public interface RolesConfig {
    /**
     * What this instance does: {@code calls} decides calls and messages, publishes, and serves the page and the API; {@code crm}
     * connects to CRMs. Each role needs an instance.
     */
    @WithParentName
    @WithDefault("calls,crm")
    Set<ServiceRole> all();
}
