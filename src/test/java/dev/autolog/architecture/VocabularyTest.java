package dev.autolog.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and prose use one vocabulary: see src/docs/glossary.md. */
class VocabularyTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.autolog");

    /** Endings that say nothing of a role. */
    private static final Pattern BANNED_ENDING = Pattern.compile(".*(Impl|Manager|Util|Utils|Helper|Stuff|Thing)");
    /** Words that make a clause of a name, in the place where a name has them. */
    private static final Pattern CLAUSE = Pattern.compile(
            "(Keep|Settle|Decide|Judge|Look|Leave|Make|What|Who|Whose|Where|When|How|Why)([A-Z].*)?"
                    + "|.*(Whose|What|Who|Which|That|Themselves|Later|Nobody|Somebody|Anybody|Follow|Follows|Working|CameIn)");
    /** Indefinite pronouns and circumlocutions; the field has a noun for each. */
    private static final Pattern BANNED_WORDS = Pattern.compile(
            "\\b(nobody|somebody|anybody|everybody|whoever|whomever|whatever|signs? of life|whom to believe"
                    + "|(what|nothing) (comes|came|becomes|became) of|would become of|(has|have) become of|have spoken)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TYPE_IN_DOCUMENT =
            Pattern.compile("`([A-Z][a-z]+(?:[A-Z][A-Za-z]*)?)(?:\\.[A-Za-z]+)?`");

    @Test
    void noNameStandsForTwoTypes() {
        Map<String, List<String>> byName = new TreeMap<>(named().collect(Collectors.groupingBy(
                JavaClass::getSimpleName, Collectors.mapping(JavaClass::getName, Collectors.toList()))));
        byName.values().removeIf(types -> types.size() == 1);

        assertThat(byName).isEmpty();
    }

    @Test
    void typesAreNamedByTheirRole() {
        assertThat(named()).isNotEmpty();
        assertThat(named().map(JavaClass::getSimpleName).filter(VocabularyTest::isBannedName))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"KeepLogs", "LogsFollow", "WhatCameIn", "SettleByThemselves", "ContactUtils", "Whose"})
    void theRuleForNamesSeesAnOffence(String name) {
        assertThat(isBannedName(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/docs", "kafka", "deploy", "README.md", ".github"})
    void proseHasTheFieldsWords(String place) {
        assertThat(offences(Path.of(place))).isEmpty();
    }

    /** Documents lead readers to types by their names. */
    @ParameterizedTest
    @ValueSource(strings = {"src/docs/architecture.md", "src/docs/glossary.md"})
    void documentsNameTypesThatExist(String document) throws IOException {
        Set<String> types = named().map(JavaClass::getSimpleName).collect(Collectors.toSet());
        assertThat(TYPE_IN_DOCUMENT
                        .matcher(Files.readString(Path.of(document)))
                        .results()
                        .map(match -> match.group(1)))
                .isNotEmpty()
                .allMatch(name -> types.contains(name) || name.endsWith("Test"));
    }

    @Test
    void theRuleForProseSeesAnOffence() {
        assertThat(BANNED_WORDS.matcher("until Somebody forgets them").find()).isTrue();
    }

    private static boolean isBannedName(String name) {
        return BANNED_ENDING.matcher(name).matches() || CLAUSE.matcher(name).matches();
    }

    private static Stream<JavaClass> named() {
        return CLASSES.stream()
                .filter(type ->
                        !type.isAnonymousClass() && !type.getSimpleName().isEmpty())
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .filter(type -> !type.reflect().isSynthetic());
    }

    private static List<String> offences(Path place) {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(file -> file.toString().matches(".*\\.(java|md|yaml|yml|json)"))
                    .filter(file -> !file.toString().contains("node_modules"))
                    .flatMap(VocabularyTest::offencesIn)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> offencesIn(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return Stream.iterate(0, line -> line < lines.size(), line -> line + 1)
                    .filter(line -> BANNED_WORDS.matcher(lines.get(line)).find())
                    .map(line -> file + ":" + (line + 1) + " " + lines.get(line).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
