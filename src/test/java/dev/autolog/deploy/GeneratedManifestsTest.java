package dev.autolog.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.local.TopicSpec;
import dev.autolog.local.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GeneratedManifestsTest {
    /** {@code ./mvnw -Dtest=GeneratedManifestsTest -Drefresh=true test} writes them anew. */
    @Test
    void topicsRightsAndRulesAreTheSameInKubernetes() throws Exception {
        if (Boolean.getBoolean("refresh")) {
            GeneratedManifests.refresh();
        }
        for (Map.Entry<Path, String> file : GeneratedManifests.all().entrySet()) {
            assertThat(file.getKey()).hasContent(file.getValue());
        }
    }

    @Test
    void composeCreatesTheVeryTopicsThatAreListed() throws Exception {
        assertThat(Files.readString(Path.of("deploy", "compose.yaml"))).contains("../kafka/topics.yaml:/topics.yaml");
        ProcessBuilder script =
                new ProcessBuilder("bash", "deploy/compose/topics.sh", Topics.FILE.toString(), "kafka:9092");
        script.environment().put("KAFKA_TOPICS", "echo");
        Process ran = script.start();
        List<String> lines = new String(ran.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(ran.waitFor()).isZero();
        assertThat(lines).hasSameSizeAs(Topics.read());
        for (TopicSpec topic : Topics.read()) {
            List<String> settings =
                    new ArrayList<>(List.of("--topic " + topic.name() + " --partitions " + topic.partitions() + " "));
            topic.config().forEach((name, value) -> settings.add("--config " + name + "=" + value + " "));
            assertThat(lines).anySatisfy(line -> assertThat(line + " ").contains(settings));
        }
    }

    @Test
    void scalingGoesByGroupsThatTheServiceHasAndStopsAtItsPartitions() throws Exception {
        String settings = Files.readString(Path.of("src", "main", "resources", "application.properties"));
        JsonNode scaled = Yaml.read(Path.of("deploy/kubernetes/overlays/production/scaling.yaml")).stream()
                .filter(document -> document.path("kind").asText().equals("ScaledObject"))
                .findFirst()
                .orElseThrow()
                .path("spec");
        int partitions = Topics.read().stream()
                .filter(topic -> topic.name().equals("call-ended"))
                .findFirst()
                .orElseThrow()
                .partitions();
        assertThat(scaled.path("maxReplicaCount").asInt()).isEqualTo(partitions);
        for (JsonNode trigger : scaled.path("triggers")) {
            String topic = trigger.path("metadata").path("topic").asText();
            assertThat(settings)
                    .contains("mp.messaging.incoming." + topic + ".group.id="
                            + trigger.path("metadata").path("consumerGroup").asText() + "\n");
        }
    }
}
