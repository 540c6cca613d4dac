package dev.autolog.startup;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Risks that production refuses unless the configuration accepts them by name. */
enum AcceptedRisk {
    /** The service accepts plain HTTP; for a proxy in front of it that terminates TLS. */
    PLAIN_HTTP,
    /** Connections to Kafka are not encrypted, and the broker is not authenticated. */
    PLAIN_KAFKA,
    /** Connections to PostgreSQL are not encrypted, and the server is not authenticated. */
    PLAIN_DATABASE,
    /** The connection to the issuer is not authenticated: a fake issuer could sign tokens for any user. */
    PLAIN_ISSUER,
    /** A secret is missing or is a well-known default. */
    DEFAULT_SECRET,
    /** Accounts can be connected to the CRM of the local stack, which keeps data for anyone on its machine to read. */
    DEMO_CRM;

    /** The spelling in {@code autolog.security.accept}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<AcceptedRisk> of(String word) {
        return Stream.of(values())
                .filter(acceptedRisk -> acceptedRisk.word().equals(word))
                .findFirst();
    }
}
