package dev.autolog.startup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/**
 * Rules for the configuration in production: TLS with authentication of the peer on every connection, and no well-known secrets.
 */
final class SecurityRules {
    /** The property that lists accepted risks. */
    static final String ACCEPT = "autolog.security.accept";

    private static final String ISSUER = "quarkus.oidc.auth-server-url";
    private static final String CLIENT_SECRET = "quarkus.oidc.credentials.secret";
    /** The client credentials of the web inbox; default to the property above. */
    private static final String PAGE_CREDENTIALS = "quarkus.oidc.page.credentials.";

    private static final String DATABASE_PASSWORD = "quarkus.datasource.password";
    private static final String OWNER = "quarkus.flyway.username";
    private static final String OWNER_PASSWORD = "quarkus.flyway.password";
    private static final String REACTIVE_TLS = "quarkus.datasource.reactive.postgresql.ssl-mode";
    private static final String REACTIVE_CA = "quarkus.datasource.reactive.trust-certificate-pem.certs";
    private static final String REACTIVE_TRUST_ALL = "quarkus.datasource.reactive.trust-all";
    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";
    private static final String JDBC_TLS = "quarkus.datasource.jdbc.additional-jdbc-properties.sslmode";
    private static final String VERIFIED = "verify-full";

    private static final String KAFKA_PROTOCOL = "kafka.security.protocol";
    private static final String KAFKA_CA = "kafka.ssl.truststore.location";
    private static final String KAFKA_LOGIN = "kafka.sasl.jaas.config";
    private static final Set<String> ENCRYPTED = Set.of("SSL", "SASL_SSL");

    private static final String PLAIN_REQUESTS = "quarkus.http.insecure-requests";
    private static final Set<String> NO_PLAIN_REQUESTS = Set.of("disabled", "redirect");
    private static final List<String> HTTP_CERTIFICATES =
            List.of("quarkus.http.tls-configuration-name", "quarkus.http.ssl.certificate.");

    private static final String DEMO = "autolog.crm.demo";
    private static final String PUBLIC_ADDRESS = "autolog.page.public-address";
    private static final Pattern ADDRESS = Pattern.compile("https?://[^/?#@]+");

    private static final Pattern JDBC_SSL_MODE = Pattern.compile("[?&]sslmode=([^&]*)");
    private static final Pattern LOGIN_PASSWORD = Pattern.compile("password\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s;]*)");
    /** An empty value, or one that documents and examples use in place of a secret. */
    private static final Pattern KNOWN_TO_ALL = Pattern.compile(
            "|autolog|secret|password|passw0rd|admin|postgres|test|demo|example|placeholder|to-?do|x+|\\*+|\\.+|…|<.*>"
                    + "|(change|replace|set)[-_ ]?(it|me|this).*",
            Pattern.CASE_INSENSITIVE);

    private final Config config;
    private final List<ConfigurationFinding> configurationFindings = new ArrayList<>();

    private SecurityRules(Config config) {
        this.config = config;
    }

    /** All findings whose risk is not accepted, and all unknown words in the list of accepted risks. */
    static List<ConfigurationFinding> findings(Config config) {
        List<String> words = accepted(config);
        List<ConfigurationFinding> configurationFindings = new ArrayList<>(words.stream()
                .filter(word -> AcceptedRisk.of(word).isEmpty())
                .map(word ->
                        ConfigurationFinding.of(ACCEPT, "does not know \"" + word + "\"; known are " + known() + "."))
                .toList());
        SecurityRules rules = new SecurityRules(config);
        rules.kafka();
        rules.database();
        rules.crm();
        if (servesUsers(config)) {
            rules.http();
            rules.issuer();
            rules.page();
        }
        rules.configurationFindings.stream()
                .filter(configurationFinding -> configurationFinding
                        .risk()
                        .map(AcceptedRisk::word)
                        .filter(words::contains)
                        .isEmpty())
                .forEach(configurationFindings::add);
        return configurationFindings;
    }

    /** All words of the list, known and unknown ones. */
    static List<String> accepted(Config config) {
        return config.getOptionalValues(ACCEPT, String.class).orElse(List.of());
    }

    /** Whether the instance has a page and an API, and so an issuer of its users. */
    static boolean servesUsers(Config config) {
        return config.getOptionalValue(RoleConfigSourceFactory.SERVES_USERS, Boolean.class)
                .orElse(true);
    }

    private static String known() {
        return String.join(
                ", ", Stream.of(AcceptedRisk.values()).map(AcceptedRisk::word).toList());
    }

    private void http() {
        if (!NO_PLAIN_REQUESTS.contains(value(PLAIN_REQUESTS)) || !isAnySet(HTTP_CERTIFICATES)) {
            configurationFindings.add(
                    ConfigurationFinding.of(
                            AcceptedRisk.PLAIN_HTTP,
                            PLAIN_REQUESTS,
                            "accepts unencrypted requests. Set it to disabled, and set quarkus.http.ssl.certificate.files and …key-files."));
        }
    }

    private void kafka() {
        // A channel can override the protocol.
        settings(name -> name.equals(KAFKA_PROTOCOL)
                        || (name.startsWith("mp.messaging.") && name.endsWith(".security.protocol")))
                .filter(name -> !value(name).isEmpty())
                .filter(name -> !ENCRYPTED.contains(value(name).toUpperCase(Locale.ROOT)))
                .forEach(name -> configurationFindings.add(ConfigurationFinding.of(
                        AcceptedRisk.PLAIN_KAFKA, name, "does not encrypt connections to Kafka. Set it to SASL_SSL.")));
        if (value(KAFKA_PROTOCOL).isEmpty()) {
            configurationFindings.add(ConfigurationFinding.of(
                    AcceptedRisk.PLAIN_KAFKA, KAFKA_PROTOCOL, "is not set. Set it to SASL_SSL."));
        } else if (ENCRYPTED.contains(value(KAFKA_PROTOCOL).toUpperCase(Locale.ROOT))) {
            file(KAFKA_CA);
        }
        if (value(KAFKA_PROTOCOL).toUpperCase(Locale.ROOT).startsWith("SASL")) {
            Matcher password = LOGIN_PASSWORD.matcher(value(KAFKA_LOGIN));
            if (value(KAFKA_LOGIN).isEmpty()
                    || (password.find() && isKnownToAll(password.group(1).replaceAll("[\"']", "")))) {
                configurationFindings.add(ConfigurationFinding.of(
                        AcceptedRisk.DEFAULT_SECRET, KAFKA_LOGIN, "is missing or has a well-known password."));
            }
        }
    }

    private void database() {
        boolean reactive = value(REACTIVE_TLS).equals(VERIFIED) && !Boolean.parseBoolean(value(REACTIVE_TRUST_ALL));
        if (!reactive) {
            configurationFindings.add(ConfigurationFinding.of(
                    AcceptedRisk.PLAIN_DATABASE,
                    REACTIVE_TLS,
                    "does not authenticate PostgreSQL. Set it to verify-full."));
        } else if (value(REACTIVE_CA).isEmpty()) {
            configurationFindings.add(
                    ConfigurationFinding.of(REACTIVE_CA, "must name a file with the CA certificate of PostgreSQL."));
        } else {
            file(REACTIVE_CA);
        }
        Matcher inUrl = JDBC_SSL_MODE.matcher(value(JDBC_URL));
        boolean urlSays = inUrl.find();
        if (!(urlSays ? inUrl.group(1) : value(JDBC_TLS)).equals(VERIFIED)
                || value(JDBC_URL).contains("sslfactory=")) {
            configurationFindings.add(ConfigurationFinding.of(
                    AcceptedRisk.PLAIN_DATABASE,
                    urlSays || value(JDBC_URL).contains("sslfactory=") ? JDBC_URL : JDBC_TLS,
                    "does not authenticate PostgreSQL: sslmode must be verify-full, without an sslfactory."));
        }
        if (isKnownToAll(value(DATABASE_PASSWORD)) && !isAnySet(List.of("quarkus.datasource.credentials-provider"))) {
            configurationFindings.add(ConfigurationFinding.of(
                    AcceptedRisk.DEFAULT_SECRET, DATABASE_PASSWORD, "is missing or well known."));
        }
        if (!value(OWNER).isEmpty() && isKnownToAll(value(OWNER_PASSWORD))) {
            configurationFindings.add(
                    ConfigurationFinding.of(AcceptedRisk.DEFAULT_SECRET, OWNER_PASSWORD, "is missing or well known."));
        }
    }

    private void crm() {
        if (value(DEMO).equals("true")) {
            configurationFindings.add(ConfigurationFinding.of(
                    AcceptedRisk.DEMO_CRM,
                    DEMO,
                    "offers a CRM for trying out, whose pages need no sign-in. Remove it."));
        }
    }

    private void issuer() {
        String url = value(ISSUER);
        if (!url.isEmpty() && !url.toLowerCase(Locale.ROOT).startsWith("https://")) {
            configurationFindings.add(ConfigurationFinding.of(
                    AcceptedRisk.PLAIN_ISSUER, ISSUER, "does not authenticate the issuer. It must begin with https."));
        }
        settings(name -> name.matches("quarkus\\.oidc\\.(page\\.)?tls\\.verification|quarkus\\.tls\\.trust-all"))
                .filter(name ->
                        value(name).equalsIgnoreCase("none") || value(name).equals("true"))
                .forEach(name -> configurationFindings.add(ConfigurationFinding.of(
                        AcceptedRisk.PLAIN_ISSUER, name, "does not authenticate the issuer. Remove it.")));
        if (isKnownToAll(value(PAGE_CREDENTIALS + "secret"))
                && !isAnySet(List.of(PAGE_CREDENTIALS + "jwt.", PAGE_CREDENTIALS + "client-secret."))) {
            configurationFindings.add(
                    ConfigurationFinding.of(AcceptedRisk.DEFAULT_SECRET, CLIENT_SECRET, "is missing or well known."));
        }
    }

    private void page() {
        if (!value(PUBLIC_ADDRESS).isEmpty()
                && !ADDRESS.matcher(value(PUBLIC_ADDRESS)).matches()) {
            configurationFindings.add(ConfigurationFinding.of(
                    PUBLIC_ADDRESS, "must be scheme and host alone, such as https://autolog.example."));
        }
    }

    /** Requires that the files are readable: an error of the connection itself would be less specific. */
    private void file(String setting) {
        Stream.of(value(setting).split(","))
                .map(String::strip)
                .filter(path -> !path.isEmpty() && !Files.isReadable(Path.of(path)))
                .forEach(path -> configurationFindings.add(
                        ConfigurationFinding.of(setting, "names " + path + ", which cannot be read.")));
    }

    private boolean isAnySet(List<String> prefixes) {
        return settings(name -> prefixes.stream().anyMatch(name::startsWith))
                .anyMatch(name -> !value(name).isEmpty());
    }

    private Stream<String> settings(Predicate<String> which) {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(which)
                .distinct()
                .sorted();
    }

    private String value(String name) {
        return config.getOptionalValue(name, String.class).orElse("").strip();
    }

    private static boolean isKnownToAll(String secret) {
        return KNOWN_TO_ALL.matcher(secret).matches();
    }
}
