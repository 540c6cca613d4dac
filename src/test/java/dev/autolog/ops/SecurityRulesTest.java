package dev.autolog.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityRulesTest {
    @TempDir
    Path folder;

    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void everythingIsSafe() throws IOException {
        Path ca = Files.writeString(folder.resolve("ca.crt"), "certificates");
        settings.put("quarkus.http.insecure-requests", "disabled");
        settings.put("quarkus.tls.key-store.pem.0.cert", "/etc/autolog/http/tls.crt");
        settings.put("kafka.security.protocol", "SASL_SSL");
        settings.put("kafka.ssl.truststore.location", ca.toString());
        settings.put("kafka.sasl.jaas.config", login("Zs8dPq0v"));
        settings.put("quarkus.datasource.reactive.postgresql.ssl-mode", "verify-full");
        settings.put("autolog.security.database-ca", ca.toString());
        settings.put("quarkus.datasource.reactive.trust-certificate-pem.certs", "${autolog.security.database-ca}");
        settings.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://db:5432/autolog");
        settings.put("quarkus.datasource.jdbc.additional-jdbc-properties.sslmode", "verify-full");
        settings.put("quarkus.datasource.password", "w7Gf2kQx");
        settings.put("quarkus.oidc.auth-server-url", "https://login.example/realms/autolog");
        settings.put("quarkus.oidc.credentials.secret", "mB4tLr9e");
        settings.put("quarkus.oidc.page.credentials.secret", "${quarkus.oidc.credentials.secret:}");
    }

    @Test
    void whatIsSafeMayStart() {
        assertThat(lines()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.http.insecure-requests, enabled, plain-http",
        "quarkus.http.insecure-requests, '', plain-http",
        "kafka.security.protocol, PLAINTEXT, plain-kafka",
        "kafka.security.protocol, SASL_PLAINTEXT, plain-kafka",
        "kafka.security.protocol, '', plain-kafka",
        "mp.messaging.incoming.call-ended.security.protocol, PLAINTEXT, plain-kafka",
        "kafka.sasl.jaas.config, '', default-secret",
        "quarkus.datasource.reactive.postgresql.ssl-mode, disable, plain-database",
        "quarkus.datasource.reactive.postgresql.ssl-mode, require, plain-database",
        "quarkus.datasource.reactive.postgresql.ssl-mode, verify-ca, plain-database",
        "quarkus.datasource.reactive.trust-all, true, plain-database",
        "quarkus.datasource.jdbc.additional-jdbc-properties.sslmode, require, plain-database",
        "quarkus.datasource.jdbc.url, jdbc:postgresql://db/autolog?ssl=true&sslmode=require, plain-database",
        "quarkus.datasource.jdbc.url, jdbc:postgresql://db/autolog?sslfactory=org.postgresql.ssl.NonValidatingFactory,"
                + " plain-database",
        "quarkus.datasource.password, autolog, default-secret",
        "quarkus.datasource.password, '', default-secret",
        "quarkus.oidc.auth-server-url, http://login.example/realms/autolog, plain-issuer",
        "quarkus.oidc.tls.verification, none, plain-issuer",
        "quarkus.oidc.credentials.secret, '', default-secret",
        "quarkus.oidc.credentials.secret, change-me, default-secret",
    })
    void whatIsNotSafeIsOneLineThatNamesTheSettingAndTheWordThatAcceptsIt(String setting, String value, String word) {
        settings.put(setting, value);

        assertThat(lines())
                .singleElement()
                .asString()
                .contains(word, setting, SettingName.environment(setting), "AUTOLOG_SECURITY_ACCEPT");

        settings.put("autolog.security.accept", "default-secret," + word);
        assertThat(lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "autolog",
                "secret",
                "password",
                "Change-Me",
                "changeit",
                "change_this_please",
                "…",
                "<secret>",
                "xxx"
            })
    void anExampleIsNoSecret(String example) {
        settings.put("quarkus.oidc.credentials.secret", example);
        settings.put("quarkus.datasource.password", example);
        settings.put("kafka.sasl.jaas.config", login(example));

        assertThat(lines()).hasSize(3).allMatch(line -> line.contains("default-secret"));
    }

    @Test
    void noLineTellsASecret() {
        settings.put("autolog.security.accept", "everything");
        settings.put("quarkus.http.insecure-requests", "enabled");
        settings.put("kafka.security.protocol", "SASL_PLAINTEXT");
        settings.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://db/autolog?sslmode=allow&password=w7Gf2kQx");

        assertThat(lines())
                .hasSize(4)
                .noneMatch(line -> line.contains("w7Gf2kQx") || line.contains("mB4tLr9e") || line.contains("Zs8dPq0v"));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        settings.clear();

        assertThat(lines()).hasSizeGreaterThan(5).doesNotHaveDuplicates();
    }

    @Test
    void aWordThatNobodyKnowsIsRefusedWithThoseThatThereAre() {
        settings.put("autolog.security.accept", "plain-http,plain-everything");

        assertThat(lines()).singleElement().asString().contains("plain-everything", "plain-database", "default-secret");
    }

    @Test
    void whoHasNoCertificateEncryptsNothing() {
        settings.remove("quarkus.tls.key-store.pem.0.cert");

        assertThat(lines()).singleElement().asString().contains("plain-http");
    }

    @ParameterizedTest
    @EnumSource
    void aRiskIsFoundByItsWord(Risk risk) {
        assertThat(Risk.of(risk.word())).contains(risk);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka.ssl.truststore.location", "autolog.security.database-ca"})
    void aFileThatIsNotThereIsToldAndNoWordHelps(String setting) {
        settings.put(setting, folder.resolve("nowhere.crt").toString());

        assertThat(lines())
                .singleElement()
                .asString()
                .contains(setting, "nowhere.crt")
                .doesNotContain("AUTOLOG_SECURITY_ACCEPT");
    }

    @Test
    void theSystemsOwnAuthoritiesWillDo() {
        settings.put("kafka.ssl.truststore.location", "");

        assertThat(lines()).isEmpty();
    }

    @Test
    void aClientThatSignsInsteadOfTellingASecretNeedsNone() {
        settings.put("quarkus.oidc.credentials.secret", "");
        settings.put("quarkus.oidc.page.credentials.jwt.key-file", "/etc/autolog/oidc/key.pem");

        assertThat(lines()).isEmpty();
    }

    private List<String> lines() {
        return SecurityRules.findings(config()).stream().map(Finding::line).toList();
    }

    private SmallRyeConfig config() {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withDefaultValues(settings)
                .build();
    }

    private static String login(String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"autolog\" password=\""
                + password + "\";";
    }
}
