package dev.autolog.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is woken by an alert finds what it means and what to do, and can trust that it is no accident. */
class RulesTest {
    private static final Path RUNBOOK = Path.of("src", "docs", "runbook.md");
    private static final List<JsonNode> PROOFS = Rule.files(Path.of("deploy", "prometheus", "tests")).stream()
            .flatMap(file -> elements(Rule.yaml(file).path("tests")))
            .toList();

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static List<Rule> alerts() {
        return Rule.alerts();
    }

    static Stream<Rule> records() {
        return Rule.all().stream().filter(rule -> !rule.isAlert());
    }

    @Test
    void rulesAreNamedOnce() {
        assertThat(Rule.all()).extracting(Rule::name).doesNotHaveDuplicates().hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void anAlertSaysHowUrgentItIsAndWhatIsWrong(Rule alert) {
        assertThat(alert.text("labels/severity")).isIn("critical", "warning");
        assertThat(alert.text("for")).isNotEmpty();
        assertThat(alert.text("annotations/summary")).isNotBlank();
        assertThat(alert.text("annotations/description")).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void anAlertLeadsToItsEntryOfTheRunbook(Rule alert) throws IOException {
        String link = RUNBOOK + "#" + alert.name().toLowerCase(Locale.ROOT);
        assertThat(alert.text("annotations/runbook_url")).isEqualTo(link);

        String entry = entry(alert.name());

        assertThat(entry).contains("**Means**", "**See**", "**Do**");
    }

    private static String entry(String name) throws IOException {
        String runbook = Files.readString(RUNBOOK);
        int begin = runbook.indexOf("\n## " + name + "\n");
        assertThat(begin).as("entry of %s", name).isPositive();
        int end = runbook.indexOf("\n## ", begin + 1);
        return runbook.substring(begin, end < 0 ? runbook.length() : end);
    }

    @Test
    void theRunbookHasNoEntryOfAnAlertThatIsNone() throws IOException {
        assertThat(Files.readAllLines(RUNBOOK).stream()
                        .filter(line -> line.startsWith("## Autolog"))
                        .map(line -> line.substring(3)))
                .containsExactlyInAnyOrderElementsOf(
                        Rule.alerts().stream().map(Rule::name).toList());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void promtoolProvesThatAnAlertFiresAndThatItDoesNot(Rule alert) {
        List<JsonNode> proofs = PROOFS.stream()
                .flatMap(test -> elements(test.path("alert_rule_test")))
                .filter(check -> check.path("alertname").asText().equals(alert.name()))
                .toList();

        assertThat(proofs).anyMatch(check -> !check.path("exp_alerts").isEmpty());
        assertThat(proofs).anyMatch(check -> check.path("exp_alerts").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("records")
    void promtoolProvesWhatIsRecorded(Rule rule) {
        assertThat(PROOFS.stream().flatMap(test -> elements(test.path("promql_expr_test"))))
                .anyMatch(check -> PromQl.metrics(check.path("expr").asText()).contains(rule.name()));
    }
}
