package dev.autolog.api;

import io.quarkus.oidc.Oidc;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.Config;

/**
 * Who vouches for callers has to be known before anybody can call. Quarkus itself would start without, and refuse everyone: it
 * takes a service with several tenants for one that finds them out later.
 */
@ApplicationScoped
class Issuer {
    private static final String URL = "quarkus.oidc.auth-server-url";

    private final Config config;

    Issuer(Config config) {
        this.config = config;
    }

    /** Comes before anything connects to the issuer; the message of this exception is all that is printed. */
    void demand(@Observes Oidc tenants) {
        if (config.getOptionalValue(URL, String.class).isEmpty()) {
            throw new ConfigurationException("Autolog does not start without an OpenID Connect server: set " + URL
                    + " (QUARKUS_OIDC_AUTH_SERVER_URL) to its address.");
        }
    }
}
