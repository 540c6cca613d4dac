package dev.autolog.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MisspeltSettingsTest {
    private static final List<String> KNOWN =
            List.of("autolog.accounts.default-region", "autolog.log.json", "autolog.security.accept");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AUTOLOG_ACCOUNTS_DEFAULT_REGION",
                "AUTOLOG_SECURITY_ACCEPT",
                "AUTOLOG_SECURITY_ACCEPT_0_",
                "KAFKA_BOOTSTRAP_SERVERS",
                "KAFKA_SASL_JAAS_CONFIG",
                "KAFKA_PORT",
                "PATH",
                // What Kubernetes sets where a service is called autolog.
                "AUTOLOG_SERVICE_HOST",
                "AUTOLOG_SERVICE_PORT",
                "AUTOLOG_SERVICE_PORT_HTTP",
                "AUTOLOG_PORT",
                "AUTOLOG_PORT_8080_TCP",
                "AUTOLOG_PORT_8080_TCP_ADDR",
                // What a plug-in of Kafka's client may read.
                "KAFKA_OWN_INTERCEPTOR_FLAVOUR",
            })
    void aVariableThatMeansSomethingIsFine(String variable) {
        assertThat(of(variable)).isEmpty();
    }

    @Test
    void aMisspeltVariableIsToldWithTheOneThatWasMeant() {
        assertThat(of("AUTOLOG_ACOUNTS_DEFAULT_REGION"))
                .containsExactly(
                        "AUTOLOG_ACOUNTS_DEFAULT_REGION is no setting; perhaps AUTOLOG_ACCOUNTS_DEFAULT_REGION was meant.");
    }

    @Test
    void aVariableUnlikeAllOthersIsToldAllTheSame() {
        assertThat(of("AUTOLOG_COLOUR")).containsExactly("AUTOLOG_COLOUR is no setting.");
    }

    @Test
    void aMisspeltVariableOfKafkaIsToldToo() {
        assertThat(of("KAFKA_SECURTY_PROTOCOL"))
                .containsExactly("KAFKA_SECURTY_PROTOCOL is no setting; perhaps KAFKA_SECURITY_PROTOCOL was meant.");
    }

    @Test
    void filesAndSystemPropertiesAreReadAsWell() {
        assertThat(lines(new PropertiesConfigSource(
                        Map.of(
                                "%prod.autolog.log.jsn",
                                "true", "autolog.log.json", "true", "kafka.sasl.mechansim", "PLAIN"),
                        "file",
                        100)))
                .containsExactly(
                        "autolog.log.jsn is no setting; perhaps autolog.log.json was meant.",
                        "kafka.sasl.mechansim is no setting; perhaps kafka.sasl.mechanism was meant.");
    }

    private static List<String> of(String variable) {
        return lines(new EnvConfigSource(Map.of(variable, "anything"), 300));
    }

    private static List<String> lines(ConfigSource source) {
        return MisspeltSettings.lines(
                new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .withSources(source)
                        .build(),
                KNOWN);
    }
}
