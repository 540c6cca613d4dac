package dev.autolog.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.rules.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page lists the settings of the registry: a new one needs a section, texts in each language and its type. */
class SettingListsTest {
    private static final Path SCRIPTS = Path.of("src/main/resources/META-INF/resources/js");
    private static final Pattern QUOTED_NAME = Pattern.compile("'(\\w+)'");

    /** The names in the part of a script that a pattern captures. */
    private static List<String> names(String script, String part, Pattern name) throws IOException {
        List<String> parts = Pattern.compile(part, Pattern.DOTALL)
                .matcher(Files.readString(SCRIPTS.resolve(script)))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(parts).as("%s in %s", part, script).hasSize(1);
        return name.matcher(parts.getFirst())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static List<String> keys() {
        return Setting.all().stream().map(Setting::key).toList();
    }

    @Test
    void everySettingIsInOneSection() throws IOException {
        assertThat(names("state/settings.js", "export const SECTIONS = \\{(.*?)\\n};", QUOTED_NAME))
                .containsExactlyInAnyOrderElementsOf(keys());
    }

    @Test
    void theSettingsOfAgentsAreThoseThatTheyCanOverride() throws IOException {
        assertThat(names("state/settings.js", "export const AGENTS_OWN = \\[(.*?)\\n];", QUOTED_NAME))
                .containsExactlyInAnyOrderElementsOf(Setting.all().stream()
                        .filter(Setting::isOverridable)
                        .map(Setting::key)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"strings/en.js", "strings/de.js"})
    void everySettingHasTextsInEachLanguage(String strings) throws IOException {
        assertThat(names(strings, "\\n {6}of: \\{\\n(.*?)\\n {6}},", Pattern.compile("(?m)^ {8}(\\w+): \\{$")))
                .containsExactlyInAnyOrderElementsOf(keys());
    }

    @Test
    void everySettingHasAType() throws IOException {
        assertThat(names(
                        "server/types.js",
                        "(@typedef \\{object\\} SettingValues\\n.*?)\\*/",
                        Pattern.compile("@property \\{[^\\n]*} \\[?(\\w+)]?")))
                .containsExactlyInAnyOrderElementsOf(keys());
    }
}
