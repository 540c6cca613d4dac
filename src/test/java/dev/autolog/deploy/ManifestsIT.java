package dev.autolog.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The overlays as {@code kubectl kustomize} builds them. */
@Tag("deploy")
class ManifestsIT {
    @ParameterizedTest
    @CsvSource({"small, autolog", "production, autolog", "production, autolog-crm"})
    void thePodMayDoNothingThatItNeedNot(String overlay, String name) throws Exception {
        JsonNode pod = named(overlay, "Deployment", name).at("/spec/template/spec");
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
    void aFieldThatIsMisspeltAndAValueOfAnotherTypeAreFoundInEveryKind() throws Exception {
        assertThat(faults(built("production")
                        .replace("maxReplicaCount:", "maxReplicasCount:")
                        .replace("readOnlyRootFilesystem:", "readOnlyRootFileSystem:")
                        .replace("jobLabel:", "joblabel:")
                        .replace("retentionPolicy:", "retention:")
                        .replace("unhealthyPodEvictionPolicy:", "unhealthyPodsEvictionPolicy:")
                        .replace("policyTypes:", "policyType:")
                        .replace("pathType: Exact", "pathType: 1")
                        .replace("patternType:", "patterntype:")
                        .replace("partitions:", "partition:")))
                .contains(
                        "ScaledObject/autolog: \"maxReplicasCount\"",
                        "Deployment/autolog: \"readOnlyRootFileSystem\"",
                        "ServiceMonitor/autolog: \"joblabel\"",
                        "Cluster/database: \"retention\"",
                        "PodDisruptionBudget/autolog: \"unhealthyPodsEvictionPolicy\"",
                        "NetworkPolicy/autolog: \"policyType\"",
                        "Ingress/autolog: \"pathType\"",
                        "KafkaUser/autolog: \"patterntype\"",
                        "KafkaTopic/call-ended: \"partition\"");
    }

    private static String faults(String manifests) throws Exception {
        return faults("manifests.mjs", manifests);
    }

    private static String faults(String program, String manifests) throws Exception {
        Process check = new ProcessBuilder("node", "deploy/verify/" + program)
                .redirectErrorStream(true)
                .start();
        try (var in = check.outputWriter(StandardCharsets.UTF_8)) {
            in.write(manifests);
        }
        return new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"small, autolog", "production, autolog", "production, autolog-crm"})
    void everythingSelectsThePodsThatThereAre(String overlay, String name) throws Exception {
        JsonNode labels = named(overlay, "Deployment", name).at("/spec/template/metadata/labels");
        for (String at : List.of(
                "Deployment /spec/selector/matchLabels",
                "Service /spec/selector",
                "PodDisruptionBudget /spec/selector/matchLabels",
                "NetworkPolicy /spec/podSelector/matchLabels")) {
            assertThat(named(overlay, at.split(" ", -1)[0], name).at(at.split(" ", -1)[1]))
                    .as(at)
                    .isEqualTo(labels);
        }
    }

    @ParameterizedTest
    @CsvSource({"small, autolog", "production, autolog", "production, autolog-crm"})
    void secretsAreNamedAndNeverWritten(String overlay, String name) throws Exception {
        assertThat(all(overlay))
                .noneMatch(manifest -> manifest.path("kind").asText().equals("Secret"));
        for (JsonNode variable : named(overlay, "Deployment", name).at("/spec/template/spec/containers/0/env")) {
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

    @Test
    void theIngressShowsAllThatThePageNeeds() throws Exception {
        JsonNode paths = one("production", "Ingress").at("/spec/rules/0/http/paths");
        Path page = Path.of("src", "main", "resources", "META-INF", "resources");
        try (Stream<Path> files = Files.walk(page)) {
            assertThat(Stream.concat(
                            files.filter(Files::isRegularFile).map(file -> "/" + page.relativize(file)),
                            Stream.of("/", "/api/v1/events", "/sign-in", "/sign-out", "/_static/htm/x.js")))
                    .allMatch(path -> shows(paths, path));
        }
    }

    private static boolean shows(JsonNode paths, String path) {
        return paths.valueStream().anyMatch(shown -> {
            String prefix = shown.path("path").asText();
            return path.equals(prefix)
                    || (shown.path("pathType").asText().equals("Prefix") && path.startsWith(prefix + "/"));
        });
    }

    @ParameterizedTest
    @CsvSource({"small, autolog", "production, autolog", "production, autolog-crm"})
    void theNetworkLetsThroughEachWireAndNoOther(String overlay, String name) throws Exception {
        JsonNode policy = named(overlay, "NetworkPolicy", name).path("spec");
        JsonNode config = one(overlay, "ConfigMap", map -> map.path("data").has("issuer"));
        assertThat(ports(policy.path("egress")))
                .containsExactlyInAnyOrder(
                        "53",
                        "443",
                        config.at("/data/kafka-bootstrap-servers").asText().replaceFirst(".*:", ""),
                        config.at("/data/database-reactive-url").asText().replaceFirst(".*:([0-9]+)/.*", "$1"));
        JsonNode container = named(overlay, "Deployment", name).at("/spec/template/spec/containers/0");
        assertThat(ports(policy.path("ingress")))
                .containsExactlyInAnyOrderElementsOf(container.path("ports").findValuesAsText("containerPort"));
        assertThat(policy.path("ingress"))
                .allSatisfy(rule -> assertThat(rule.path("from")).isNotEmpty());
    }

    @Test
    void onlyTheConnectorsReachTheInternet() throws Exception {
        assertThat(destinations("autolog"))
                .as("the issuer")
                .hasSize(1)
                .noneMatch(destination -> destination.endsWith("/0"));
        assertThat(destinations("autolog-crm")).containsExactly("0.0.0.0/0", "::/0");
    }

    private static List<String> destinations(String name) throws Exception {
        return named("production", "NetworkPolicy", name).at("/spec/egress").findValuesAsText("cidr");
    }

    @Test
    void eachRoleHasADeployment() throws Exception {
        JsonNode calls = variables("autolog");
        JsonNode crm = variables("autolog-crm");

        assertThat(calls.path("AUTOLOG_ROLES").path("value").asText()).isEqualTo("calls");
        assertThat(crm.path("AUTOLOG_ROLES").path("value").asText()).isEqualTo("crm");
        assertThat(crm.has("AUTOLOG_CRM_SECRET_KEY")).isTrue();
        assertThat(crm.propertyStream().map(Map.Entry::getKey))
                .as("nothing of what users need")
                .noneMatch(variable -> variable.contains("OIDC") || variable.contains("HTTP"));
    }

    private static JsonNode variables(String name) throws Exception {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        named("production", "Deployment", name)
                .at("/spec/template/spec/containers/0/env")
                .forEach(variable -> variables.set(variable.path("name").asText(), variable));
        return variables;
    }

    private static Set<String> ports(JsonNode rules) {
        return rules.findValuesAsText("port").stream().collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource({"small, autolog", "production, autolog", "production, autolog-crm"})
    void probesAskWhatThereIs(String overlay, String name) throws Exception {
        JsonNode container = named(overlay, "Deployment", name).at("/spec/template/spec/containers/0");
        assertThat(Map.of("startup", "started", "liveness", "live", "readiness", "ready"))
                .allSatisfy((probe, path) -> {
                    JsonNode question = container.path(probe + "Probe").path("httpGet");
                    assertThat(question.path("path").asText()).isEqualTo("/q/health/" + path);
                    assertThat(question.path("port").asText()).isEqualTo("management");
                });
    }

    @Test
    void everyDashboardIsBrought() throws Exception {
        JsonNode dashboards = one(
                "production",
                "ConfigMap",
                map -> map.at("/metadata/name").asText().equals("autolog-dashboards"));
        try (Stream<Path> files = Files.list(Path.of("deploy", "grafana", "dashboards"))) {
            assertThat(dashboards.path("data").propertyStream().map(Map.Entry::getKey))
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(Path::getFileName).map(Path::toString).toList());
        }
    }

    @Test
    void theComposeFileIsOne() throws Exception {
        String compose = Files.readString(Path.of("deploy", "compose.yaml"));
        assertThat(faults("compose.mjs", compose)).isEmpty();
        assertThat(faults("compose.mjs", compose.replace("mem_limit", "memory_limit")))
                .contains("memory_limit");
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
        return one(overlay, kind, _ -> true);
    }

    private static JsonNode named(String overlay, String kind, String name) throws Exception {
        return one(
                overlay,
                kind,
                manifest -> manifest.at("/metadata/name").asText().equals(name));
    }

    private static JsonNode one(String overlay, String kind, Predicate<JsonNode> which) throws Exception {
        return all(overlay).stream()
                .filter(manifest -> manifest.path("kind").asText().equals(kind))
                .filter(which)
                .reduce((_, _) -> {
                    throw new AssertionError("more than one " + kind);
                })
                .orElseThrow();
    }

    private static List<JsonNode> all(String overlay) throws Exception {
        return Yaml.parse(built(overlay));
    }

    private static String built(String overlay) throws Exception {
        Process kubectl = new ProcessBuilder("kubectl", "kustomize", "deploy/kubernetes/overlays/" + overlay).start();
        String built = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String said = new String(kubectl.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(kubectl.waitFor()).as(said).isZero();
        return built;
    }
}
