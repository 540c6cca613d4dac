package dev.autolog.crm;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
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

    /**
     * IP addresses and networks (such as `10.1.2.0/24`) of CRMs inside the own network. Others that are not public are refused, and
     * HTTP without TLS goes to these alone.
     */
    Optional<List<String>> permittedAddresses();

    /** Whether accounts can be connected to the demo CRM of the local stack. Production refuses it. */
    @WithDefault("false")
    boolean demo();

    /** How long an instance holds a connection after its last word; then another takes over. */
    @WithDefault("PT30S")
    Duration lease();

    /**
     * Time between two readings of the contacts that changed in a CRM; five times as long for an idle account whose CRM counts the
     * requests of a day.
     */
    @WithDefault("PT1M")
    Duration contactsInterval();

    /** Time between two walks of all contact ids of a CRM, which find contacts that were deleted without a word. */
    @WithDefault("PT12H")
    Duration contactWalkInterval();
}
