package dev.autolog.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComposeTest {
    private static final Path FILE = Path.of("deploy", "compose.yaml");
    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET)$");

    private final JsonNode services = services();

    @Test
    void nobodyOutsideOfTheMachineReachesAnyOfIt() {
        assertThat(services)
                .allSatisfy(service -> assertThat(Yaml.list(service.path("ports")))
                        .allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:")));
    }

    @Test
    void everySecretHasToBeGivenAndNoneHasADefault() {
        assertThat(services.valueStream()
                        .flatMap(service -> service.path("environment").properties().stream())
                        .filter(variable -> SECRET.matcher(variable.getKey()).matches()))
                .hasSizeGreaterThan(3)
                .allSatisfy(variable -> assertThat(variable.getValue().asText()).matches("\\$\\{[A-Z_]+:\\?.+}"));
    }

    @Test
    void whatStaysIsStartedAgainAndIsAskedHowItIs() {
        assertThat(services.properties().stream()
                        .filter(service -> !service.getKey().equals("topics"))
                        .map(Map.Entry::getValue))
                .hasSizeGreaterThan(4)
                .allSatisfy(service -> {
                    assertThat(service.path("restart").asText()).isEqualTo("unless-stopped");
                    assertThat(service.at("/healthcheck/test")).isNotEmpty();
                });
    }

    @Test
    void whatIsMountedIsThere() {
        assertThat(services.valueStream()
                        .flatMap(service -> Yaml.list(service.path("volumes")).stream())
                        .filter(volume -> volume.startsWith(".")))
                .hasSizeGreaterThan(4)
                .allSatisfy(volume -> assertThat(
                                FILE.resolveSibling(volume.split(":", -1)[0]).normalize())
                        .exists());
    }

    @Test
    void everyVariableOfTheServiceIsAListedSetting() throws IOException {
        String list = Files.readString(Path.of("src", "docs", "configuration.md"));
        JsonNode deployment = Yaml.read(Path.of("deploy", "kubernetes", "base", "deployment.yaml"))
                .getFirst();
        assertThat(Stream.concat(
                        services.at("/autolog/environment").propertyStream().map(Map.Entry::getKey),
                        deployment
                                .at("/spec/template/spec/containers/0/env")
                                .valueStream()
                                .map(variable -> variable.path("name").asText())))
                .hasSizeGreaterThan(20)
                .allSatisfy(variable -> assertThat(list).contains("<br>`" + variable + "`"));
    }

    static JsonNode services() {
        return Yaml.read(FILE).getFirst().path("services");
    }
}
