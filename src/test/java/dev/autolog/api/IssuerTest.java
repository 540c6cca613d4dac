package dev.autolog.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class IssuerTest {
    @Test
    void withoutOneTheServiceDoesNotStartAndSaysSoInOneLine() {
        assertThatThrownBy(() -> new Issuer(config(Map.of())).demand(new NoTenants()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("QUARKUS_OIDC_AUTH_SERVER_URL")
                .extracting(Throwable::getMessage)
                .satisfies(message -> assertThat(message.lines()).hasSize(1));
    }

    @Test
    void withOneItGoesOn() {
        new Issuer(config(Map.of("quarkus.oidc.auth-server-url", "https://id.example"))).demand(new NoTenants());
    }

    private static Config config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder().withDefaultValues(settings).build();
    }

    private static final class NoTenants implements Oidc {
        @Override
        public void create(OidcTenantConfig tenantConfig) {}

        @Override
        public void createServiceApp(String authServerUrl) {}

        @Override
        public void createWebApp(String authServerUrl, String clientId, String clientSecret) {}
    }
}
