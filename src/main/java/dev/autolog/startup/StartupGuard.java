package dev.autolog.startup;

import io.quarkus.oidc.Oidc;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Checks the configuration before the service connects anywhere, and stops the start if it is invalid or unsafe. */
@ApplicationScoped
class StartupGuard {
    private static final Logger LOG = Logger.getLogger(StartupGuard.class);
    private static final String ISSUER = "quarkus.oidc.auth-server-url";

    private final SmallRyeConfig config;
    private final SecurityConfig security;
    private final BeanManager beans;

    StartupGuard(Config config, SecurityConfig security, BeanManager beans) {
        this.config = config.unwrap(SmallRyeConfig.class);
        this.security = security;
        this.beans = beans;
    }

    /**
     * Checks the configuration. Quarkus fires this event before it connects to an issuer and before any channel or migration
     * starts, and prints only the message of the exception.
     */
    void demand(@Observes Oidc tenants) {
        boolean production = LaunchMode.current() == LaunchMode.NORMAL;
        List<String> lines = refusals(
                config, ServiceProperties.names(beans.getBeans(Object.class, Any.Literal.INSTANCE)), production);
        if (!lines.isEmpty()) {
            throw new ConfigurationException("Autolog does not start:\n  " + String.join("\n  ", lines));
        }
    }

    /** Logs the accepted risks, after the log format is set up. */
    void tell(@Observes @Priority(2) StartupEvent event) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            security.accept()
                    .ifPresent(
                            words -> LOG.warnf("Accepted by %s: %s", SecurityRules.ACCEPT, String.join(", ", words)));
        }
    }

    /** The reasons not to start, one line each. */
    static List<String> refusals(SmallRyeConfig config, List<String> known, boolean production) {
        List<String> lines = new ArrayList<>(MisspeltProperties.lines(config, known));
        Stream<ConfigurationFinding> configurationFindings =
                production ? SecurityRules.findings(config).stream() : Stream.empty();
        Stream.concat(issuer(config).stream(), configurationFindings)
                .map(ConfigurationFinding::line)
                .sorted(Comparator.naturalOrder())
                .forEach(lines::add);
        return lines;
    }

    /**
     * Requires an issuer where users are served. Without one Quarkus starts but rejects every request, because it assumes that a
     * service with several tenants resolves them at run time.
     */
    private static Optional<ConfigurationFinding> issuer(Config config) {
        return !SecurityRules.servesUsers(config)
                        || config.getOptionalValue(ISSUER, String.class).isPresent()
                ? Optional.empty()
                : Optional.of(ConfigurationFinding.of(ISSUER, "must be the URL of an OpenID Connect issuer."));
    }

    /** Risks that the operator accepts. */
    @ConfigMapping(prefix = "autolog.security")
    interface SecurityConfig {
        /**
         * Accepted risks: {@code plain-http}, {@code plain-kafka}, {@code plain-database}, {@code plain-issuer},
         * {@code default-secret}, {@code demo-crm}; separated by commas.
         */
        Optional<List<String>> accept();
    }
}
