package dev.autolog.monitoring;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Sampling of metrics. */
@ConfigMapping(prefix = "autolog.watch")
interface MonitoringConfig {
    /** Sampling interval of offsets, open conflicts, backfill jobs and the database size. */
    @WithDefault("PT30S")
    Duration interval();

    /**
     * Capacity of the database, such as {@code 200G}: the size of its volume without write-ahead logs. PostgreSQL does not know
     * it; without this property no alert fires before the database is full.
     */
    Optional<MemorySize> databaseCapacity();

    /** Whether metrics name accounts: the twenty with the most open conflicts. Account ids can tell who the customers are. */
    @WithDefault("false")
    boolean accountLabels();
}
