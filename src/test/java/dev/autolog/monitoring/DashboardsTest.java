package dev.autolog.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardsTest {
    /** Panels that Grafana brings along. */
    private static final Set<String> CORE = Set.of("timeseries", "stat", "bargauge", "row");

    private static final Set<String> UNITS = Set.of("s", "short", "ops", "reqps", "percentunit", "bytes");
    private static final int COLUMNS = 24;
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([a-z_]+)");
    private static final Set<String> OF_GRAFANA = Set.of("__rate_interval", "__range");

    static List<Dashboard> dashboards() {
        return Dashboard.all();
    }

    @Test
    void thereAreThreeEachWithAnIdOfItsOwn() {
        assertThat(Dashboard.all())
                .extracting(dashboard -> dashboard.json().path("uid").asText())
                .containsExactlyInAnyOrder("autolog-flow", "autolog-people", "autolog-machine");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panelsHaveIdsOfTheirOwnAndOverlapNowhere(Dashboard dashboard) {
        Set<String> taken = new HashSet<>();
        dashboard.all("panels").forEach(panel -> {
            JsonNode place = panel.path("gridPos");
            int right = place.path("x").asInt() + place.path("w").asInt();
            assertThat(right).as("%s", panel.path("title")).isLessThanOrEqualTo(COLUMNS);
            for (int x = place.path("x").asInt(); x < right; x++) {
                for (int y = 0; y < place.path("h").asInt(); y++) {
                    assertThat(taken.add(x + "," + (place.path("y").asInt() + y)))
                            .as("%s", panel.path("title"))
                            .isTrue();
                }
            }
        });
        assertThat(dashboard.all("panels").map(panel -> panel.path("id").asInt()))
                .doesNotHaveDuplicates()
                .allMatch(id -> id > 0);
        assertThat(dashboard.panels().map(panel -> panel.path("title").asText()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void eachPanelSaysWhatItShowsInWhichUnit(Dashboard dashboard) {
        assertThat(dashboard.all("panels").map(panel -> panel.path("type").asText()))
                .isSubsetOf(CORE);
        assertThat(dashboard.panels()).allSatisfy(panel -> {
            assertThat(panel.path("description").asText()).isNotBlank();
            assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isIn(UNITS);
            assertThat(panel.path("targets")).isNotEmpty().allSatisfy(target -> {
                assertThat(target.path("expr").asText()).isNotBlank();
                assertThat(target.has("legendFormat")).isTrue();
            });
            assertThat(panel.path("targets").findValuesAsText("refId")).doesNotHaveDuplicates();
        });
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void noDashboardIsTiedToOneDataSource(Dashboard dashboard) {
        List<JsonNode> sources = dashboard.json().findValues("datasource");

        assertThat(sources)
                .isNotEmpty()
                .allMatch(source -> source.path("uid").asText().equals("${datasource}"));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void eachVariableThatIsAskedForIsThere(Dashboard dashboard) {
        Set<String> there = dashboard
                .all("templating/list")
                .map(variable -> variable.path("name").asText())
                .collect(Collectors.toSet());
        Set<String> used = new HashSet<>();
        Matcher variable = VARIABLE.matcher(dashboard.json().path("panels").toString());
        while (variable.find()) {
            used.add(variable.group(1));
        }
        used.removeAll(OF_GRAFANA);

        assertThat(used).isEqualTo(there).contains("datasource", "instance");
    }
}
