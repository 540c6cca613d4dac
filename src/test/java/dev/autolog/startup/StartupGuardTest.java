package dev.autolog.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartupGuardTest {
    private static final List<String> KNOWN =
            List.of("autolog.accounts.default-region", "autolog.security.accept", "autolog.crm.demo");

    @TempDir
    private Path folder = Path.of(".");

    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void settingsThatAreSafe() throws Exception {
        String authority = Files.createFile(folder.resolve("ca.crt")).toString();
        settings.put("kafka.security.protocol", "SASL_SSL");
        settings.put("kafka.ssl.truststore.location", authority);
        settings.put("kafka.sasl.jaas.config", "ScramLoginModule required username=\"autolog\" password=\"wT4-9vKq\";");
        settings.put("quarkus.datasource.reactive.postgresql.ssl-mode", "verify-full");
        settings.put("quarkus.datasource.reactive.trust-certificate-pem.certs", authority);
        settings.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://db:5432/autolog");
        settings.put("quarkus.datasource.jdbc.additional-jdbc-properties.sslmode", "verify-full");
        settings.put("quarkus.datasource.password", "kR7_xPm2");
        settings.put("quarkus.flyway.username", "autolog");
        settings.put("quarkus.flyway.password", "tX5_mQw8");
        settings.put("quarkus.oidc.auth-server-url", "https://id.example/realms/autolog");
        settings.put("quarkus.oidc.page.credentials.secret", "zQ8-bLn5");
        settings.put("quarkus.http.insecure-requests", "disabled");
        settings.put("quarkus.http.ssl.certificate.files", authority);
    }

    private List<String> refusals() {
        return StartupGuard.refusals(config(Map.of()), KNOWN, true);
    }

    private SmallRyeConfig config(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .withDefaultValues(settings)
                .withSources(new EnvConfigSource(environment, 300))
                .build();
    }

    @Test
    void whatIsSafeStarts() {
        assertThat(refusals()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.security.protocol, PLAINTEXT, plain-kafka",
        "kafka.security.protocol, SASL_PLAINTEXT, plain-kafka",
        "mp.messaging.incoming.call-ended.security.protocol, PLAINTEXT, plain-kafka",
        "kafka.sasl.jaas.config, ScramLoginModule required username=\"a\" password=\"changeme\";, default-secret",
        "quarkus.datasource.reactive.postgresql.ssl-mode, disable, plain-database",
        "quarkus.datasource.reactive.postgresql.ssl-mode, require, plain-database",
        "quarkus.datasource.reactive.trust-all, true, plain-database",
        "quarkus.datasource.jdbc.url, jdbc:postgresql://db:5432/autolog?sslmode=prefer, plain-database",
        "quarkus.datasource.password, autolog, default-secret",
        "quarkus.datasource.password, '', default-secret",
        "quarkus.flyway.password, autolog, default-secret",
        "quarkus.flyway.password, '', default-secret",
        "quarkus.oidc.auth-server-url, http://id.example, plain-issuer",
        "quarkus.oidc.tls.verification, none, plain-issuer",
        "quarkus.oidc.page.credentials.secret, secret, default-secret",
        "autolog.crm.demo, true, demo-crm",
        "quarkus.http.insecure-requests, enabled, plain-http",
        "quarkus.http.ssl.certificate.files, '', plain-http",
    })
    void oneThatIsNotSafeIsRefusedUnlessItsRiskIsAcceptedByName(String setting, String value, String word) {
        settings.put(setting, value);
        assertThat(refusals()).singleElement().asString().contains(word, "AUTOLOG_SECURITY_ACCEPT");

        settings.put("autolog.security.accept", word);
        assertThat(refusals()).isEmpty();
    }

    @Test
    void allThatIsWrongIsSaidAtOnceAndNoSecretIsRepeated() {
        settings.put("kafka.security.protocol", "PLAINTEXT");
        settings.put("quarkus.datasource.password", "Change-me!");
        settings.put("quarkus.http.insecure-requests", "enabled");
        assertThat(refusals())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line)
                        .doesNotContain("\n")
                        .doesNotContain("Change-me!")
                        .containsPattern("[A-Z]+(_[A-Z]+)+"));
    }

    @Test
    void aWordThatNobodyKnowsIsRefusedToo() {
        settings.put("autolog.security.accept", "plain-htttp");
        assertThat(refusals()).singleElement().asString().contains("\"plain-htttp\"", "plain-http", "plain-issuer");
    }

    @Test
    void aCertificateThatIsNotThereIsToldBeforeAnythingConnects() {
        settings.put("kafka.ssl.truststore.location", "/no/such/ca.crt");
        assertThat(refusals()).singleElement().asString().contains("/no/such/ca.crt", "cannot be read");
    }

    @ParameterizedTest
    @CsvSource({
        "https://autolog.example, 0",
        "https://autolog.example:8443, 0",
        "https://autolog.example/, 1",
        "https://autolog.example/page, 1",
        "autolog.example, 1",
    })
    void aPublicAddressIsSchemeAndHostAlone(String address, int refusals) {
        settings.put("autolog.page.public-address", address);
        assertThat(refusals())
                .filteredOn(line -> line.contains("AUTOLOG_PAGE_PUBLIC_ADDRESS") && line.contains("scheme and host"))
                .hasSize(refusals);
    }

    @Test
    void withoutAnIssuerItStartsNowhereNotEvenForDevelopment() {
        settings.remove("quarkus.oidc.auth-server-url");
        assertThat(StartupGuard.refusals(config(Map.of()), KNOWN, false))
                .singleElement()
                .asString()
                .contains("QUARKUS_OIDC_AUTH_SERVER_URL");
    }

    @Test
    void anInstanceThatServesNoUsersNeedsNoIssuerAndNoCertificate() {
        settings.keySet().removeIf(name -> name.startsWith("quarkus.oidc.") || name.startsWith("quarkus.http."));
        assertThat(refusals()).hasSize(3);

        settings.putAll(RoleConfigSourceFactory.disabled(Set.of(ServiceRole.CRM)));
        assertThat(refusals()).isEmpty();
    }

    @Nested
    class ASettingThatIsMisspelt {
        @Test
        void isToldWithWhatWasMeant() {
            settings.put("autolog.acounts.default-region", "CH");
            assertThat(refusals())
                    .containsExactly(
                            "autolog.acounts.default-region is no setting; perhaps autolog.accounts.default-region was meant.");
        }

        @Test
        void isFoundAmongEnvironmentVariables() {
            assertThat(StartupGuard.refusals(config(Map.of("AUTOLOG_ACCOUNTS_DEFAULT_REGOIN", "CH")), KNOWN, true))
                    .containsExactly("AUTOLOG_ACCOUNTS_DEFAULT_REGOIN is no setting; perhaps"
                            + " AUTOLOG_ACCOUNTS_DEFAULT_REGION was meant.");
        }

        @ParameterizedTest
        @CsvSource({
            "KAFKA_SASL_MECHANSIM, KAFKA_SASL_MECHANISM",
            "QUARKUS_OIDC_TOKEN_AUDIENCEE, QUARKUS_OIDC_TOKEN_AUDIENCE",
            "quarkus.datasource.pasword, quarkus.datasource.password",
        })
        void isFoundAmongThoseOfKafkaAndQuarkus(String written, String meant) {
            assertThat(StartupGuard.refusals(config(Map.of(written, "x")), KNOWN, true))
                    .containsExactly(written + " is no setting; perhaps " + meant + " was meant.");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "AUTOLOG_ACCOUNTS_DEFAULT_REGION",
                    "AUTOLOG_SERVICE_HOST",
                    "AUTOLOG_PORT_8080_TCP_ADDR",
                    "KAFKA_PORT",
                    "AUTOLOGISTICS_URL",
                    "QUARKUS_LOG_CATEGORY__DEV_AUTOLOG__LEVEL",
                    "QUARKUS_OIDC_PAGE_CREDENTIALS_SECRET",
                    "quarkus.log.category.\"dev.autolog\".level",
                    "quarkus.some-extension.url",
                })
        void isNotSeenWhereThereIsNone(String variable) {
            assertThat(StartupGuard.refusals(config(Map.of(variable, "US")), KNOWN, true))
                    .isEmpty();
        }
    }
}
