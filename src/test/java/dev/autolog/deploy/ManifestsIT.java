package dev.autolog.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The overlays as {@code kubectl kustomize} builds them. */
@Tag("deploy")
class ManifestsIT {
    @ParameterizedTest
    @ValueSource(strings = {"small", "production"})
    void thePodMayDoNothingThatItNeedNot(String overlay) throws Exception {
        JsonNode pod = one(overlay, "Deployment").at("/spec/template/spec");
        JsonNode container = pod.at("/containers/0");
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                .isFalse();
        assertThat(container.at("/securityContext/capabilities/drop").toString())
                .isEqualTo("[\"ALL\"]");
        assertThat(pod.at("/securityContext/runAsUser") + ":" + pod.at("/securityContext/runAsGroup"))
                .as("the image's user")
                .isEqualTo(Dockerfile.read()
                        .last()
                        .all(Dockerfile.User.class)
                        .getLast()
                        .identity());
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production"})
    void everyManifestIsOfItsKind(String overlay) throws Exception {
        assertThat(faults(built(overlay))).endsWith(" 0 faults\n");
    }

    @Test
    void aFieldThatIsMisspeltIsFound() throws Exception {
        String misspelt = built("production").replace("maxReplicaCount:", "maxReplicasCount:");
        assertThat(faults(misspelt)).contains("ScaledObject/autolog", "maxReplicasCount");
    }

    private static String faults(String manifests) throws Exception {
        Process check = new ProcessBuilder("node", "deploy/verify/manifests.mjs")
                .redirectErrorStream(true)
                .start();
        try (var in = check.outputWriter(StandardCharsets.UTF_8)) {
            in.write(manifests);
        }
        return new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production"})
    void everythingSelectsThePodsThatThereAre(String overlay) throws Exception {
        JsonNode labels = one(overlay, "Deployment").at("/spec/template/metadata/labels");
        for (String at : List.of(
                "Deployment /spec/selector/matchLabels",
                "Service /spec/selector",
                "PodDisruptionBudget /spec/selector/matchLabels",
                "NetworkPolicy /spec/podSelector/matchLabels")) {
            assertThat(one(overlay, at.split(" ", -1)[0]).at(at.split(" ", -1)[1]))
                    .as(at)
                    .isEqualTo(labels);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production"})
    void secretsAreNamedAndNeverWritten(String overlay) throws Exception {
        assertThat(all(overlay))
                .noneMatch(manifest -> manifest.path("kind").asText().equals("Secret"));
        for (JsonNode variable : one(overlay, "Deployment").at("/spec/template/spec/containers/0/env")) {
            if (variable.path("name").asText().matches(".*(PASSWORD|SECRET|JAAS).*")) {
                assertThat(variable.path("value").isMissingNode()).isTrue();
                assertThat(variable.at("/valueFrom/secretKeyRef/key").asText()).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production"})
    void nobodyOutsideSeesHealthOrMetrics(String overlay) throws Exception {
        for (JsonNode manifest : all(overlay)) {
            if (manifest.path("kind").asText().equals("Ingress")) {
                for (JsonNode path : manifest.at("/spec/rules/0/http/paths")) {
                    String prefix = path.path("path").asText();
                    assertThat(path.path("pathType").asText().equals("Prefix") && "/q/metrics".startsWith(prefix))
                            .as(prefix)
                            .isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production"})
    void noNameIsUsedTwice(String overlay) throws Exception {
        var names = new TreeSet<String>();
        for (JsonNode manifest : all(overlay)) {
            String name = manifest.path("kind").asText() + "/"
                    + manifest.at("/metadata/name").asText();
            assertThat(names.add(name)).as(name).isTrue();
            assertThat(manifest.at("/metadata/namespace").asText()).as(name).isEqualTo("autolog");
        }
    }

    private static JsonNode one(String overlay, String kind) throws Exception {
        return all(overlay).stream()
                .filter(manifest -> manifest.path("kind").asText().equals(kind))
                .reduce((_, _) -> {
                    throw new AssertionError("more than one " + kind);
                })
                .orElseThrow();
    }

    private static List<JsonNode> all(String overlay) throws Exception {
        YAMLMapper yaml = new YAMLMapper();
        try (var parser = yaml.createParser(built(overlay))) {
            return yaml.readValues(parser, JsonNode.class).readAll();
        }
    }

    private static String built(String overlay) throws Exception {
        Process kubectl = new ProcessBuilder("kubectl", "kustomize", "deploy/kubernetes/overlays/" + overlay).start();
        String built = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String said = new String(kubectl.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(kubectl.waitFor()).as(said).isZero();
        return built;
    }
}
