package dev.autolog.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.local.TopicSpec;
import dev.autolog.local.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AsyncApiTest {

    private static final AsyncApi ASYNC_API = new AsyncApi();
    /** Of a topic's settings those that the Kafka binding of AsyncAPI has a place for. */
    private static final Set<String> SETTINGS =
            Set.of("cleanup.policy", "retention.ms", "delete.retention.ms", "max.message.bytes");

    @ParameterizedTest
    @MethodSource("references")
    void everyReferenceLeadsSomewhere(String reference) {
        if (reference.startsWith("#")) {
            assertThat(ASYNC_API.holds(reference.substring(1))).isTrue();
        } else {
            assertThat(Contract.FOLDER.resolve(reference)).isRegularFile();
        }
    }

    @Test
    void everySchemaIsUsed() {
        assertThat(references())
                .containsAll(Contract.schemaNames().stream()
                        .map(name -> "./schemas/" + name + ".json")
                        .toList());
    }

    @Test
    void describesTheTopicsThatAreCreatedAndNoOthers() {
        assertThat(ASYNC_API.topics(false))
                .containsExactlyInAnyOrderElementsOf(
                        created().map(TopicSpec::name).toList());
    }

    @ParameterizedTest
    @MethodSource("created")
    void saysOfATopicWhatItIsCreatedWith(TopicSpec topic) {
        Map<String, String> config = new TreeMap<>(topic.config());
        config.keySet().retainAll(SETTINGS);

        assertThat(ASYNC_API.key(topic.name())).isEqualTo(topic.key());
        assertThat(ASYNC_API.partitions(topic.name())).isEqualTo(topic.partitions());
        assertThat(ASYNC_API.config(topic.name())).isEqualTo(config);
        assertThat(ASYNC_API.actions(topic.name())).isSubsetOf(topic.direction().equals("in") ? "receive" : "send");
    }

    @ParameterizedTest
    @MethodSource("definedTopics")
    void everyTopicWithMessagesHasAnExampleAndIsReadOrWritten(String topic) {
        assertThat(examplesOf(topic)).isNotEmpty();
        assertThat(ASYNC_API.actions(topic)).hasSize(1);
    }

    @Test
    void everyFolderOfExamplesIsATopics() throws IOException {
        try (Stream<Path> folders = Files.list(Contract.FOLDER.resolve("examples"))) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(ASYNC_API.topics(true));
        }
    }

    @ParameterizedTest
    @MethodSource("deadLetterTopics")
    void everyFileBesideAnIndexIsInIt(String topic) throws IOException {
        Path folder = Contract.FOLDER.resolve("examples").resolve(topic + "-dead-letter");
        Set<Path> indexed = Contract.deadLetters(topic)
                .flatMap(example -> Stream.ofNullable(example.file()))
                .map(Path::getFileName)
                .collect(Collectors.toSet());

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).filter(file -> !file.endsWith("index.yaml")))
                    .containsExactlyInAnyOrderElementsOf(indexed);
        }
    }

    static Set<String> references() {
        return ASYNC_API.references();
    }

    static Stream<TopicSpec> created() {
        return Topics.read().stream();
    }

    static List<String> definedTopics() {
        return ASYNC_API.topics(true);
    }

    static List<String> deadLetterTopics() {
        return List.of("call-ended", "message-exchanged", "crm-contacts");
    }

    private static Stream<?> examplesOf(String topic) {
        String ending = "-dead-letter";
        return topic.endsWith(ending)
                ? Contract.deadLetters(topic.substring(0, topic.length() - ending.length()))
                : Contract.examples(topic);
    }
}
