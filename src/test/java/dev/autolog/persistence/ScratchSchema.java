package dev.autolog.persistence;

import dev.autolog.flow.Database;
import dev.autolog.local.LocalDatabase;
import dev.autolog.local.LocalStackResource;
import java.util.Map;
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
                // As the service has it: an index that is made concurrently waits for whoever has begun before.
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .target(version)
                .load()
                .migrate();
    }
}
