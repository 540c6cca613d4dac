package dev.autolog.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The packaged service as it runs in production, with nobody to vouch for its callers. */
class NoIssuerIT {
    @Test
    void itRefusesToStartAndSaysWhatIsMissing() throws Exception {
        List<String> command = List.of(JavaCommand.executable(), "-Xmx256m", "-jar", ServiceProcess.JAR.toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(Ports.free()));
        Process service = builder.start();
        try {
            String output = new String(service.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(service.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(service.exitValue()).isEqualTo(1);
            assertThat(output.lines())
                    .filteredOn(line -> line.contains("QUARKUS_OIDC_AUTH_SERVER_URL"))
                    .hasSize(1);
            assertThat(output).doesNotContain("\tat ");
        } finally {
            service.destroyForcibly();
        }
    }
}
