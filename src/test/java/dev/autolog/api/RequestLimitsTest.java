package dev.autolog.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.autolog.api.RawHttp.Answer;
import dev.autolog.local.LocalPerson;
import dev.autolog.local.LocalStackResource;
import dev.autolog.local.Management;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits of requests, of their time and of their metrics, with small values. */
@QuarkusTest
@TestProfile(RequestLimitsTest.SmallLimits.class)
class RequestLimitsTest extends ApiTest {
    private static final int SERIES_REQUESTS = 1000;

    /** Small limits, behind a proxy, so that each test has an address to itself. */
    public static final class SmallLimits implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "autolog.limits.failed-authentications", "5",
                    "autolog.limits.requests-per-second", "1",
                    "autolog.limits.request-burst", "10",
                    "autolog.limits.body-timeout", "PT1S",
                    "quarkus.http.idle-timeout", "2S",
                    "autolog.page.public-address", "https://autolog.example",
                    "quarkus.http.proxy.proxy-address-forwarding", "true");
        }
    }

    @Test
    void theHostOfARequestLeadsNobodyElsewhere() {
        Answer answer = RawHttp.send("GET", "/sign-in", "Host: elsewhere.example");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.head())
                .contains("redirect_uri=https%3a%2f%2fautolog.example%2fsign-in&")
                .doesNotContain("elsewhere");
    }

    private static Answer from(String address, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("X-Forwarded-For: " + address);
        return RawHttp.send("GET", API + "/me", all.toArray(String[]::new));
    }

    private String authorization(String agent) {
        return "Authorization: Bearer " + LocalStackResource.issuer().token(LocalPerson.of(account, agent, "agent"));
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.isProblem()).isTrue();
        assertThat(answer.head()).containsPattern("\r\nretry-after: [1-9][0-9]*\r\n");
        assertThat(answer.body()).contains("\"TOO_MANY_REQUESTS\"");
    }

    private static double count(String series) {
        return Management.get("/q/metrics")
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer ..",
                "Authorization: Bearer e30.e30.e30",
                "Authorization: Bearer autolog_0123456789012345678901234567890123456789012",
                "X-Nothing: 1"
            })
    void failedAuthenticationsOfAnAddressAreLimited(String header) {
        double before = count("requests_refused_total{limit=\"address\"");
        String address = "198.51.100." + header.length();
        for (int i = 0; i < 5; i++) {
            assertThat(from(address, header).status()).isEqualTo(401);
        }
        for (int i = 0; i < 50; i++) {
            refused(from(address, header));
        }
        assertThat(count("requests_refused_total{limit=\"address\"")).isEqualTo(before + 50);
        assertThat(from("203.0.113.7", header).status()).isEqualTo(401);
    }

    @Test
    void whatWasValidLatelyIsNotLockedOutByOthersOfTheAddress() {
        String address = "198.51.100.200";
        String valid = authorization(ADA);
        assertThat(from(address, valid).status()).isEqualTo(200);
        for (int i = 0; i < 6; i++) {
            assertThat(from(address, "Authorization: Bearer ..").status()).isIn(401, 429);
        }

        assertThat(from(address, valid).status()).isEqualTo(200);
        refused(from(address, authorization(BEN)));
    }

    @Test
    void anIpv6NetworkIsOneAddress() {
        for (int i = 0; i < 5; i++) {
            assertThat(from("[2001:db8:7:7::" + i + "]", "X-Nothing: 1").status())
                    .isEqualTo(401);
        }
        refused(from("[2001:db8:7:7:1:2:3:4]", "X-Nothing: 1"));
        assertThat(from("[2001:db8:7:8::1]", "X-Nothing: 1").status()).isEqualTo(401);
    }

    @Test
    void requestsOfAPersonAreLimitedAndThoseOfOthersAreNot() {
        double before = count("requests_refused_total{limit=\"person\"");
        String authorization = authorization(ADA);
        List<Answer> answers = IntStream.range(0, 30)
                .mapToObj(_ -> from("192.0.2.1", authorization))
                .toList();

        assertThat(answers.subList(0, 10)).allMatch(answer -> answer.status() == 200);
        List<Answer> others =
                answers.stream().filter(answer -> answer.status() != 200).toList();
        assertThat(others).hasSizeGreaterThan(10).allSatisfy(RequestLimitsTest::refused);
        assertThat(count("requests_refused_total{limit=\"person\"")).isEqualTo(before + others.size());
        assertThat(from("192.0.2.1", authorization(BEN)).status()).isEqualTo(200);
    }

    @Test
    void requestsWithAnApiKeyAreLimitedForThemselves() {
        String key = as(account, ADA, "admin")
                .body("{\"name\": \"Nightly sync\"}")
                .post(API + "/api-keys")
                .path("key");
        List<Answer> answers = IntStream.range(0, 30)
                .mapToObj(_ -> from("192.0.2.2", "Authorization: Bearer " + key))
                .toList();

        assertThat(answers.subList(0, 10)).allMatch(answer -> answer.status() == 403);
        List<Answer> others =
                answers.stream().filter(answer -> answer.status() != 403).toList();
        assertThat(others).hasSizeGreaterThan(10).allSatisfy(RequestLimitsTest::refused);
        assertThat(from("192.0.2.2", authorization(ADA)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET /api/v1/me HTT",
                "GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nX-Half",
                "POST /api/v1/conflicts/resolve HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{",
                "POST /api/v1/conflicts/resolve HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"
            })
    void aConnectionWithHalfARequestIsClosed(String half) throws IOException {
        try (Socket socket = RawHttp.connect()) {
            socket.getOutputStream().write(half.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            long begin = System.nanoTime();
            byte[] _ = socket.getInputStream().readAllBytes();

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void aBodyThatTricklesIsCutOff() throws IOException {
        String authorization = authorization(ADA);
        try (Socket socket = RawHttp.connect()) {
            socket.getOutputStream()
                    .write(
                            ("POST /api/v1/conflicts/resolve HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                            + authorization + "\r\nContent-Length: 10000\r\n\r\n")
                                    .getBytes(StandardCharsets.ISO_8859_1));
            await().pollInterval(Duration.ofMillis(200))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> isCut(socket));
        }
    }

    private static boolean isCut(Socket socket) {
        try {
            socket.getOutputStream().write(' ');
            socket.getOutputStream().flush();
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void madeUpMethodsAndPathsAreOneSeriesEachAndNumbersAreNoLabels() {
        String authorization = authorization(SAM);
        visit(-1, authorization);
        Set<String> before = series();
        IntStream.range(0, SERIES_REQUESTS).forEach(i -> visit(i, authorization));

        Set<String> after = series();
        assertThat(after.size()).isLessThan(before.size() + 30);
        assertThat(after).noneMatch(Pattern.compile("4155559|M415|made-up").asPredicate());
        assertThat(after).anyMatch(line -> line.contains("method=\"OTHER\""));
    }

    private static void visit(int i, String authorization) {
        String number = "4155559" + (100 + i);
        String forwarded = "X-Forwarded-For: 10.1." + (i + 1) / 250 + "." + (i + 1) % 250;
        Answer _ = switch (Math.floorMod(i, 5)) {
            case 0 -> RawHttp.send("M" + number, API + "/me", forwarded);
            case 1 -> RawHttp.send("PUT", API + "/contacts/+" + number, forwarded);
            case 2 -> RawHttp.send("GET", "/made-up/" + number, forwarded);
            case 3 -> RawHttp.send("GET", API + "/calls/" + UUID.randomUUID(), forwarded, authorization);
            default -> RawHttp.send("M" + number, "/" + number, forwarded);
        };
    }

    /** Without buckets and values: the series that requests made. */
    private static Set<String> series() {
        return Management.get("/q/metrics")
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .collect(Collectors.toSet());
    }
}
