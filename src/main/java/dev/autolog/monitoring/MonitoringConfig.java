package dev.autolog.monitoring;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What is looked at for operators. */
@ConfigMapping(prefix = "autolog.watch")
interface MonitoringConfig {
    /** How often to look at what cannot be counted as it happens: offsets, open conflicts, jobs, the database's size. */
    @WithDefault("PT30S")
    Duration interval();

    /**
     * How large the database may grow, such as {@code 200G}: what its volume holds, without room for write-ahead logs. PostgreSQL
     * cannot tell; without it no alert fires before the database is full.
     */
    Optional<MemorySize> databaseCapacity();
}
