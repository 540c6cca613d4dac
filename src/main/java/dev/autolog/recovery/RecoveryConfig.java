package dev.autolog.recovery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How the service detects a restored database and recovers it from Kafka. */
@ConfigMapping(prefix = "autolog.recovery")
interface RecoveryConfig {
    /**
     * Requests a recovery if the service cannot detect that the database was restored, for example from a disk snapshot. Any word
     * that was not used for this database before, such as the date; each word takes effect once.
     */
    Optional<String> asked();

    /**
     * Makes a requested recovery publish the newest state of all logs, conflicts, placeholders and erasures again, for topics
     * that lost records: {@code all}, or a time such as {@code 2027-03-01T00:00:00Z} for decisions since then. All other
     * instances must be stopped.
     */
    Optional<String> publish();

    /** Interval between checkpoints. A recovery reads the records after the last checkpoint. */
    @WithDefault("PT30S")
    Duration interval();
}
