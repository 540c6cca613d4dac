package dev.autolog.startup;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory.ConfigurableConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Disables the channels of roles that an instance does not have. Without {@link ServiceRole#CALLS} it also disables the page and
 * the API, and the connection to the issuer of their users.
 */
public final class RoleConfigSourceFactory implements ConfigurableConfigSourceFactory<RolesConfig> {
    /** Whether there is a page and an API. */
    static final String SERVES_USERS = "quarkus.http.host-enabled";

    private static final List<String> USERS =
            List.of(SERVES_USERS, "quarkus.oidc.tenant-enabled", "quarkus.oidc.page.tenant-enabled");
    /** Above that of system properties. */
    private static final int ORDINAL = 500;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context, RolesConfig config) {
        return List.of(new PropertiesConfigSource(disabled(config.all()), "roles", ORDINAL));
    }

    /** The properties that disable what none of the roles needs. */
    static Map<String, String> disabled(Set<ServiceRole> roles) {
        Map<String, String> properties = new HashMap<>();
        Stream.of(ServiceRole.values())
                .filter(role -> !roles.contains(role))
                .flatMap(role -> role.channels().stream())
                .forEach(channel -> properties.put("mp.messaging.incoming." + channel + ".enabled", "false"));
        if (!roles.contains(ServiceRole.CALLS)) {
            USERS.forEach(property -> properties.put(property, "false"));
        }
        return properties;
    }
}
