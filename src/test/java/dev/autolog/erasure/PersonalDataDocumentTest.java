package dev.autolog.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.flow.Database;
import dev.autolog.local.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The document on personal data tells of every text column of the schema whether it holds any. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PersonalDataDocumentTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| ((?:`[a-z_]+`(?:, )?)+) \\|");
    private static final Pattern COLUMN = Pattern.compile("`([a-z_]+)`");

    @Test
    void everyTextColumnIsInOneOfItsTables() throws IOException {
        Database database = new Database(LocalStackResource.database());
        Set<String> schema = new TreeSet<>(
                database.rows("select c.table_name || '.' || c.column_name from information_schema.columns c"
                        + " join information_schema.tables t on t.table_schema = c.table_schema"
                        + " and t.table_name = c.table_name where c.table_schema = 'public'"
                        + " and t.table_type = 'BASE TABLE' and c.table_name <> 'flyway_schema_history'"
                        + " and c.data_type in ('text', 'character varying', 'json', 'jsonb')"));

        assertThat(documented()).isEqualTo(schema);
    }

    private static Set<String> documented() throws IOException {
        Set<String> documented = new TreeSet<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("src", "docs", "personal-data.md")));
        while (row.find()) {
            COLUMN.matcher(row.group(2))
                    .results()
                    .forEach(column -> documented.add(row.group(1) + "." + column.group(1)));
        }
        return documented;
    }
}
