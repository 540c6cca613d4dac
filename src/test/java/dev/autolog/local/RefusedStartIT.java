package dev.autolog.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged service as it starts in production, with settings that must not be. */
class RefusedStartIT {
    @Test
    void withoutAnythingSetItSaysAllThatIsMissing() throws Exception {
        assertThat(refused(Map.of()).lines())
                .filteredOn(line -> line.startsWith("  "))
                .anySatisfy(line -> assertThat(line).contains("QUARKUS_OIDC_AUTH_SERVER_URL"))
                .anySatisfy(line -> assertThat(line).contains("plain-http"))
                .anySatisfy(line -> assertThat(line).contains("QUARKUS_DATASOURCE_PASSWORD"))
                .anySatisfy(line -> assertThat(line).contains("KAFKA_SASL_JAAS_CONFIG"));
    }

    @Test
    void aMisspeltVariableIsNamedWithTheOneThatWasMeant() throws Exception {
        assertThat(refused(Map.of("AUTOLOG_WATCH_INTERVALL", "PT10S")))
                .contains("AUTOLOG_WATCH_INTERVALL is no setting; perhaps AUTOLOG_WATCH_INTERVAL was meant.");
    }

    @Test
    void aValueThatMakesNoSenseIsNamedWithItsSetting() throws Exception {
        assertThat(refused(Map.of("AUTOLOG_WATCH_INTERVAL", "often"))).contains("autolog.watch.interval");
    }

    @Test
    void whatIsNeitherYesNorNoIsNoNo() throws Exception {
        assertThat(refused(Map.of("AUTOLOG_LOG_JSON", "perhaps")))
                .contains("autolog.log.json", "neither true nor false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "calls,email"})
    void rolesThatAreNoneAreNamedWithTheirSetting(String roles) throws Exception {
        assertThat(refused(Map.of("AUTOLOG_ROLES", roles))).contains("autolog.roles");
    }

    private static String refused(Map<String, String> environment) throws Exception {
        List<String> command = List.of(JavaCommand.executable(), "-Xmx256m", "-jar", ServiceProcess.JAR.toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(Ports.free()));
        builder.environment().putAll(environment);
        Process service = builder.start();
        try {
            String output = new String(service.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(service.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(service.exitValue()).isEqualTo(1);
            assertThat(output).doesNotContain("\tat ");
            return output;
        } finally {
            service.destroyForcibly();
        }
    }
}
