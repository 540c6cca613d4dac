package dev.autolog.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The packaged service as it runs in production, with settings that it must not start with. */
class RefusedStartIT {
    @Test
    void withoutAnythingItSaysAllThatIsMissingAndNothingElse() throws Exception {
        String output = refused(Map.of("AUTOLOG_ACOUNTS_DEFAULT_REGION", "DE"));

        for (String setting : List.of(
                "AUTOLOG_ACOUNTS_DEFAULT_REGION",
                "QUARKUS_OIDC_AUTH_SERVER_URL",
                "QUARKUS_OIDC_CREDENTIALS_SECRET",
                "QUARKUS_DATASOURCE_PASSWORD",
                "AUTOLOG_SECURITY_DATABASE_CA",
                "KAFKA_SASL_JAAS_CONFIG",
                "KAFKA_SSL_TRUSTSTORE_LOCATION",
                "QUARKUS_HTTP_INSECURE_REQUESTS")) {
            assertThat(output.lines())
                    .as("lines about %s of %s", setting, output)
                    .filteredOn(line -> line.contains(setting))
                    .hasSize(1);
        }
        assertThat(output)
                .contains("perhaps AUTOLOG_ACCOUNTS_DEFAULT_REGION was meant")
                .doesNotContain("\tat ");
    }

    @Test
    void aValueThatIsNoneIsToldWithItsSetting() throws Exception {
        assertThat(refused(Map.of("AUTOLOG_LOG_JSON", "perhaps")))
                .contains("autolog.log.json")
                .doesNotContain("\tat ");
    }

    private static String refused(Map<String, String> settings) throws IOException, InterruptedException {
        List<String> command = List.of(JavaCommand.executable(), "-Xmx256m", "-jar", ServiceProcess.JAR.toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(Ports.free()));
        builder.environment().putAll(settings);
        Process service = builder.start();
        try {
            String output = new String(service.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(service.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(service.exitValue()).isEqualTo(1);
            return output;
        } finally {
            service.destroyForcibly();
        }
    }
}
