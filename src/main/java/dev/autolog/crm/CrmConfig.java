package dev.autolog.crm;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Connections to CRMs. */
@ConfigMapping(prefix = "autolog.crm")
public interface CrmConfig {
    /**
     * Key that encrypts secrets of connections in the database: 32 random bytes in Base64, as of {@code openssl rand -base64 32}.
     * Without it, connections cannot be made.
     */
    Optional<String> secretKey();

    /** The key before, while secrets that it encrypted are in the database. */
    Optional<String> olderSecretKey();

    /** How long an instance holds a connection after its last word; then another takes over. */
    @WithDefault("PT30S")
    Duration lease();
}
