package dev.autolog.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemasTest {

    @ParameterizedTest
    @MethodSource("schemaNames")
    void everySchemaIsOneOfJsonSchema202012(String name) {
        assertThat(Contract.schema(name).path("$schema").asText())
                .isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(Contract.faultsOf(name)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("schemaNames")
    void everyObjectIsOpenToFieldsOfTheFuture(String name) {
        assertThat(Contract.schema(name).findValues("additionalProperties"))
                .isNotEmpty()
                .allMatch(JsonNode::asBoolean);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsValid(Example example) {
        String value = example.value();
        if (value != null) {
            Contract.assertValid(Contract.schemaOf(example.topic()), value);
        }
    }

    @ParameterizedTest
    @MethodSource("publishedExamples")
    void whatIsPublishedHasNoFieldThatTheSchemaDoesNotName(Example example) {
        String value = example.value();
        if (value != null) {
            Contract.assertPublishable(Contract.schemaOf(example.topic()), value);
        }
    }

    @Test
    void aFieldThatTheSchemaDoesNotNameIsValidButNotPublishable() {
        String value = Contract.example("call-logged/inbound.json").replaceFirst("\\{", "{\"mood\": \"good\",");

        Contract.assertValid("call-logged", value);
        assertThatThrownBy(() -> Contract.assertPublishable("call-logged", value))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("mood");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void noExampleBreaksARuleThatASchemaCannotTell(Example example) {
        String value = example.value();
        if (value == null) {
            return;
        }
        JsonNode fields = Contract.json(value);
        List<Instant> times = Stream.of("startedAt", "answeredAt", "endedAt", "openedAt", "loggedAt", "resolvedAt")
                .filter(fields::hasNonNull)
                .map(name -> OffsetDateTime.parse(fields.path(name).asText()).toInstant())
                .toList();
        assertThat(times).as("in the order of a call's life").isSorted();
        assertThat(times).allMatch(time -> time.isAfter(Instant.parse("2000-01-01T00:00:00Z")));
        if (List.of("MISSED", "BUSY", "REJECTED").contains(fields.path("result").asText())) {
            assertThat(fields.hasNonNull("answeredAt")).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("deadLettersInJson")
    void aSchemaRefusesTheFaultsThatItCanDescribeAndNoOthers(DeadLetterExample example) {
        String value = new String(requireNonNull(example.value()), UTF_8);

        Set<String> faults = Contract.faults(Contract.schemaOf(example.topic()), value);

        if (example.verdict() == DeadLetterExample.Verdict.REFUSES) {
            assertThat(faults).isNotEmpty().allMatch(fault -> fault.contains(lastName(example.detail())));
        } else {
            assertThat(faults).isEmpty();
        }
    }

    @Test
    void everyReasonForADeadLetterHasAnExampleUnlessItTakesADefect() {
        Set<String> reasons = new HashSet<>(Contract.deadLetterReasons());
        reasons.remove("PROCESSING_FAILED");

        assertThat(deadLetters().map(DeadLetterExample::reason).collect(Collectors.toSet()))
                .isEqualTo(reasons);
    }

    private static String lastName(@Nullable String path) {
        return path == null ? "" : path.substring(path.lastIndexOf('.') + 1);
    }

    static List<String> schemaNames() {
        return Contract.schemaNames();
    }

    static Stream<Example> examples() {
        return Stream.concat(
                Stream.of("crm-contacts", "call-ended", "message-exchanged").flatMap(Contract::examples),
                publishedExamples());
    }

    static Stream<Example> publishedExamples() {
        return Stream.of("call-logged", "unresolved-conflicts", "placeholder-contacts")
                .flatMap(Contract::examples);
    }

    static Stream<DeadLetterExample> deadLetters() {
        return Stream.of("crm-contacts", "call-ended", "message-exchanged").flatMap(Contract::deadLetters);
    }

    static Stream<DeadLetterExample> deadLettersInJson() {
        return deadLetters().filter(example -> example.verdict() != null);
    }
}
