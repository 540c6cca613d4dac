package dev.autolog.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalIssuerTest {
    @TempDir
    Path folder = Path.of(".");

    @Test
    void itsKeyOutlivesItAndNobodyElseMayReadIt() throws Exception {
        String secret;
        try (LocalIssuer issuer = LocalIssuer.start(folder, 0)) {
            secret = issuer.clientSecret();
        }
        try (LocalIssuer again = LocalIssuer.start(folder, 0)) {
            assertThat(again.clientSecret()).isEqualTo(secret);
        }
        assertThat(Files.getPosixFilePermissions(folder.resolve("key.json"))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example/sign-in", "http://evil.example/", "http://127.0.0.1@evil.example/", ""})
    void aCodeIsSentToThisMachineAlone(String redirectUri) throws Exception {
        try (LocalIssuer issuer = LocalIssuer.start(folder, 0);
                HttpClient browser = HttpClient.newHttpClient()) {
            URI click = URI.create(issuer.url() + "/authorize?client_id=autolog&response_type=code&person=acme/u-17"
                    + "&redirect_uri=" + CodeFlow.encode(redirectUri));
            HttpResponse<String> answer =
                    browser.send(HttpRequest.newBuilder(click).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Location")).isEmpty();
        }
    }

    @Test
    void aRoleThatIsNoneIsRefusedInOneLine() {
        assertThatThrownBy(() -> LocalPerson.of("acme", "u-17", "boss"))
                .isInstanceOf(StartFailure.class)
                .hasMessage("ROLE=boss is none: agent, supervisor or admin");
    }
}
