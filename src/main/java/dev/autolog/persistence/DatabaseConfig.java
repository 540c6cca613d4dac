package dev.autolog.persistence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Time limits of the service's database work; migrations have none. Work that exceeds a limit is retried. */
@ConfigMapping(prefix = "autolog.database")
interface DatabaseConfig {
    /** Maximum time of a statement. Zero means no limit. */
    @WithDefault("PT1M")
    Duration statementTimeout();

    /** Maximum wait for a lock. Zero means no limit. */
    @WithDefault("PT10S")
    Duration lockTimeout();

    /** Maximum time between two statements of a transaction. Zero means no limit. */
    @WithDefault("PT1M")
    Duration idleInTransactionTimeout();
}
