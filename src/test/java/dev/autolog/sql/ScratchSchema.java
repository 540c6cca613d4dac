package dev.autolog.sql;

import dev.autolog.flow.Database;
import dev.autolog.local.LocalDatabase;
import dev.autolog.local.LocalStackResource;
import org.flywaydb.core.Flyway;

/**
 * A schema of a test's own beside that of the service.
 *
 * @param name nobody else's
 */
record ScratchSchema(String name) {
    void drop() {
        new Database(LocalStackResource.database()).run("drop schema if exists " + name + " cascade");
    }

    void migrateTo(String version) {
        Flyway.configure()
                .dataSource(LocalStackResource.database().jdbcUrl(), LocalDatabase.NAME, LocalDatabase.NAME)
                .schemas(name)
                .target(version)
                .load()
                .migrate();
    }
}
