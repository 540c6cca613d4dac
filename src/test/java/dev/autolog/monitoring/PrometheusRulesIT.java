package dev.autolog.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What Prometheus's own tool says of what it is to load. */
@Tag("deploy")
class PrometheusRulesIT {
    private static final Path FOLDER = Path.of("deploy", "prometheus");

    @Test
    void theRulesAreRules() throws Exception {
        assertThat(promtool("check", "rules", Rule.files(Rule.FOLDER))).contains("SUCCESS");
    }

    @Test
    void theExampleIsAConfiguration() throws Exception {
        assertThat(promtool("check", "config", List.of(FOLDER.resolve("prometheus.yml"))))
                .contains("SUCCESS");
    }

    @Test
    void eachAlertFiresWhenItMustAndNotWhenItMustNot() throws Exception {
        assertThat(promtool("test", "rules", Rule.files(FOLDER.resolve("tests"))))
                .contains("SUCCESS")
                .doesNotContain("FAILED");
    }

    private static String promtool(String verb, String what, List<Path> files)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("promtool", verb, what));
        command.addAll(files.stream().map(Path::toString).toList());
        Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tool.waitFor()).as(said).isZero();
        return said;
    }
}
