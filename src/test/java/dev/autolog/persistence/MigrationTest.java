package dev.autolog.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.flow.Database;
import dev.autolog.local.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Data of an earlier version, in a schema of its own, brought up to date. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class MigrationTest {
    private static final ScratchSchema SCRATCH = new ScratchSchema("migration_test");
    private static final String SCHEMA = SCRATCH.name();

    private final Database database = new Database(LocalStackResource.database());

    @BeforeEach
    @AfterEach
    void clean() {
        SCRATCH.drop();
    }

    @Test
    void settingsInColumnsBecomeSettingsByName() {
        SCRATCH.migrateTo("1");
        database.run("insert into " + SCHEMA + ".account_settings (account_id, default_region, auto_log_calls)"
                + " values ('both', 'CH', false), ('region', 'GB', true), ('off', null, false), ('none', null, true)");

        SCRATCH.migrateTo("2");

        assertThat(database.rows("select account_id, settings, locked, version, changed_by from " + SCHEMA
                        + ".account_settings order by account_id"))
                .containsExactly(
                        "both|{\"defaultRegion\":\"CH\",\"autoLogCalls\":false}|[]|1|null",
                        "none|{}|[]|1|null",
                        "off|{\"autoLogCalls\":false}|[]|1|null",
                        "region|{\"defaultRegion\":\"GB\"}|[]|1|null");
    }
}
