package dev.autolog.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.flow.Database;
import dev.autolog.local.LocalStackResource;
import dev.autolog.upkeep.ReleaseBefore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The release before works on, side by side with this version, in a schema that this version has migrated: migrations since then
 * only add, and nothing that is added stands in its way or stops it while it is made.
 */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ExpandOnlyTest {
    private static final ScratchSchema SCRATCH = new ScratchSchema("expand_only_test");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    private static final String COLUMNS =
            "select table_name, column_name, data_type, is_nullable, column_default is not null"
                    + " or is_identity = 'YES' from information_schema.columns where table_schema = ?";
    private static final String CONSTRAINTS = "select conrelid::regclass::text, contype, pg_get_constraintdef(oid)"
            + " from pg_constraint where connamespace = ?::regnamespace and contype <> 'n'";
    private static final String INDEXES = "select tablename, indexname, indexdef from pg_indexes where schemaname = ?";
    private static final String UNIQUE_INDEXES = "select c.relname, i.indexrelid::regclass::text from pg_index i"
            + " join pg_class c on c.oid = i.indrelid where i.indisunique and c.relnamespace = ?::regnamespace";
    private static final String TRIGGERS = "select c.relname, t.tgname, pg_get_triggerdef(t.oid) from pg_trigger t"
            + " join pg_class c on c.oid = t.tgrelid where not t.tgisinternal and c.relnamespace = ?::regnamespace";

    /** What locks a table for as long as it is large, or takes from it what the release before may use. */
    private static final Map<String, Pattern> REFUSED = Map.of(
            "contracts", Pattern.compile("\\b(drop (table|column|function|trigger|constraint)|rename)\\b"),
            "rewrites or reads the whole table",
                    Pattern.compile("\\b(alter column \\w+ (set data )?type|set not null)\\b"),
            "is checked with the table locked",
                    Pattern.compile("\\badd (constraint|check|unique|primary|foreign)\\b(?!.*not valid)"),
            "changes every row at once",
                    Pattern.compile("^update\\b|\\badd column\\b.*\\bdefault (now|gen_random|clock|random|nextval)"));

    private final Database database = new Database(LocalStackResource.database());
    private final ReleaseBefore before = ReleaseBefore.read();

    @BeforeEach
    @AfterEach
    void clean() {
        SCRATCH.drop();
    }

    private Set<String> look(String query) {
        return new TreeSet<>(database.rows(query, SCRATCH.name()));
    }

    @Test
    void whatTheReleaseBeforeReadsAndWritesIsStillThere() {
        SCRATCH.migrateTo(before.schema());
        Set<String> columns = look(COLUMNS);
        Set<String> constraints = look(CONSTRAINTS);
        Set<String> indexes = look(INDEXES);
        Set<String> unique = look(UNIQUE_INDEXES);
        Set<String> triggers = look(TRIGGERS);
        Set<String> tables = columns.stream().map(ExpandOnlyTest::table).collect(Collectors.toSet());

        SCRATCH.migrateTo("latest");

        assertThat(look(COLUMNS)).as("columns, with their types").containsAll(columns);
        assertThat(look(INDEXES)).as("indexes").containsAll(indexes);
        assertThat(added(COLUMNS, columns, tables))
                .as("new columns are nullable or have a default")
                .allMatch(column -> column.endsWith("|YES|f") || column.endsWith("|t"));
        assertThat(added(CONSTRAINTS, constraints, tables))
                .as("new constraints")
                .isEmpty();
        assertThat(added(UNIQUE_INDEXES, unique, tables))
                .as("new unique indexes")
                .isEmpty();
        assertThat(added(TRIGGERS, triggers, tables)).as("new triggers").isEmpty();
    }

    @Test
    void aMigrationLeavesOtherSchemasOfTheDatabaseAlone() {
        List<String> ofTheService = database.rows(INDEXES, "public");

        SCRATCH.migrateTo("latest");

        assertThat(ofTheService).isNotEmpty();
        assertThat(database.rows(INDEXES, "public")).containsExactlyInAnyOrderElementsOf(ofTheService);
    }

    /** What there is now and was not before, of tables that were there before. */
    private Set<String> added(String query, Set<String> known, Set<String> tables) {
        Set<String> added = look(query);
        added.removeAll(known);
        added.removeIf(row -> !tables.contains(table(row)));
        return added;
    }

    private static String table(String row) {
        String name = row.substring(0, row.indexOf('|'));
        return name.substring(name.indexOf('.') + 1);
    }

    @Test
    void noMigrationSinceStopsTheWorkWhileItRuns() throws IOException {
        List<String> offences = new ArrayList<>();
        Set<String> made = new TreeSet<>();
        for (Path file : since()) {
            for (String statement : statements(file)) {
                var table = Pattern.compile("^create table (\\w+)").matcher(statement);
                if (table.find()) {
                    made.add(table.group(1));
                }
                REFUSED.forEach((why, what) -> {
                    if (what.matcher(statement).find() && !isOfANewTable(statement, made)) {
                        offences.add(file.getFileName() + " " + why + ": " + statement);
                    }
                });
                if (statement.matches("create (unique )?index (?!concurrently).*") && !isOfANewTable(statement, made)) {
                    offences.add(file.getFileName() + " locks a table while it makes an index: " + statement);
                }
            }
        }
        assertThat(offences).isEmpty();
    }

    private static boolean isOfANewTable(String statement, Set<String> made) {
        return made.stream().anyMatch(table -> statement.matches(".*\\b(on|table|update) " + table + "\\b.*"));
    }

    private List<Path> since() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            return files.filter(file -> number(file) > Integer.parseInt(before.schema()))
                    .sorted((one, other) -> Integer.compare(number(one), number(other)))
                    .toList();
        }
    }

    private static int number(Path file) {
        String name = String.valueOf(file.getFileName());
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    private static List<String> statements(Path file) throws IOException {
        String sql = Files.readAllLines(file).stream()
                .map(line -> line.replaceAll("--.*", ""))
                .collect(Collectors.joining(" "));
        // Bodies of functions run later.
        return Stream.of(sql.replaceAll("\\$\\$.*?\\$\\$", "").split(";"))
                .map(statement -> statement.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
                .filter(statement -> !statement.isEmpty())
                .toList();
    }
}
