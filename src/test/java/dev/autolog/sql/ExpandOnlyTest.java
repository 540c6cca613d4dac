package dev.autolog.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.flow.Database;
import dev.autolog.local.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Old and new version work side by side on one database: what came after a release only adds to what that release knows. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ExpandOnlyTest {
    /** The last migration of the release before. */
    private static final String RELEASED = "6";

    private static final ScratchSchema SCRATCH = new ScratchSchema("expand_only_test");
    private static final String SCHEMA = SCRATCH.name();

    private final Database database = new Database(LocalStackResource.database());

    @BeforeEach
    @AfterEach
    void clean() {
        SCRATCH.drop();
    }

    @Test
    void allThatTheReleaseBeforeReadsAndWritesIsStillThere() {
        SCRATCH.migrateTo(RELEASED);
        List<String> columns = columns("true");
        List<String> indexes = indexes();
        List<String> constraints = constraints();

        SCRATCH.migrateTo("latest");

        assertThat(columns("true")).containsAll(columns);
        assertThat(indexes()).containsAll(indexes);
        assertThat(constraints()).containsAll(constraints);
    }

    @Test
    void whatIsNewInItsTablesNeedsNothingOfIt() {
        SCRATCH.migrateTo(RELEASED);
        List<String> tables = database.rows("select table_name from information_schema.tables where table_schema = '"
                + SCHEMA + "' and table_name not like 'flyway%'");
        List<String> mandatory = mandatory(tables);
        List<String> constraints = constraintsOf(tables);

        SCRATCH.migrateTo("latest");

        assertThat(mandatory(tables)).as("columns that have to be given").isEqualTo(mandatory);
        assertThat(constraintsOf(tables)).as("rules that its rows could break").isEqualTo(constraints);
    }

    private List<String> mandatory(List<String> tables) {
        return columns("is_nullable = 'NO' and column_default is null and is_identity = 'NO' and table_name in ('"
                + String.join("', '", tables) + "')");
    }

    private List<String> columns(String which) {
        return database.rows("select table_name, column_name, data_type from information_schema.columns"
                + " where table_schema = '" + SCHEMA + "' and " + which + " order by 1, 2");
    }

    private List<String> indexes() {
        return database.rows(
                "select indexname, indexdef from pg_indexes where schemaname = '" + SCHEMA + "' order by 1");
    }

    private List<String> constraints() {
        return database.rows("select conrelid::regclass::text, pg_get_constraintdef(oid) from pg_constraint"
                + " where connamespace = '" + SCHEMA + "'::regnamespace order by 1, 2");
    }

    private List<String> constraintsOf(List<String> tables) {
        return constraints().stream()
                .filter(line -> tables.stream().anyMatch(table -> line.startsWith(SCHEMA + "." + table + "|")))
                .toList();
    }
}
