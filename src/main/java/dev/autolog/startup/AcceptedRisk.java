package dev.autolog.startup;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What production does not do unless it is told to by name. */
enum AcceptedRisk {
    /** Somebody on the way to the service itself can read along; for a proxy in front of it that ends TLS. */
    PLAIN_HTTP,
    /** Somebody on the way to Kafka can read along, or pretend to be it. */
    PLAIN_KAFKA,
    /** Somebody on the way to PostgreSQL can read along, or pretend to be it. */
    PLAIN_DATABASE,
    /** Somebody on the way to the issuer can pretend to be it, and so vouch for anybody. */
    PLAIN_ISSUER,
    /** A secret is missing, or one that everybody can guess. */
    DEFAULT_SECRET;

    /** As it is spelt in {@code autolog.security.accept}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<AcceptedRisk> of(String word) {
        return Stream.of(values())
                .filter(acceptedRisk -> acceptedRisk.word().equals(word))
                .findFirst();
    }
}
