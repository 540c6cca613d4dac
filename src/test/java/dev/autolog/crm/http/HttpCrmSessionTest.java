package dev.autolog.crm.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.autolog.crm.Authentication.Basic;
import dev.autolog.crm.ConnectionForm;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmLimits;
import dev.autolog.crm.CrmRequest;
import dev.autolog.crm.CrmResponse;
import dev.autolog.crm.CrmSession;
import dev.autolog.crm.MemoryCredentials;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Redirects: a user's password goes to no other server. */
class HttpCrmSessionTest {
    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;
    private CrmSession session;
    private String origin;
    private volatile int status = 301;
    private volatile String location = "/moved";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.createContext("/old", this::redirect);
        server.start();
        origin = "http://127.0.0.1:" + server.getAddress().getPort();
        session = new HttpCrmSessions(
                        vertx, new AddressPolicy(List.of("127.0.0.1", "::1", "10.0.0.1")), Clock.systemUTC())
                .open(
                        new ConnectionForm("Test", List.of(), new Basic("user", "password"), List.of()),
                        new CrmLimits(100, Duration.ofSeconds(1), 1, Duration.ofSeconds(20), 1 << 20),
                        new MemoryCredentials(Map.of("address", origin, "user", "ann", "password", "secret")));
    }

    @AfterEach
    void stop() {
        server.stop(0);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void redirect(HttpExchange exchange) throws IOException {
        received.add(exchange.getRequestMethod() + " /old");
        exchange.getResponseHeaders().set("Location", location);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body + " "
                + exchange.getRequestHeaders().getFirst("Authorization"));
        exchange.sendResponseHeaders(207, -1);
        exchange.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void aSearchFollowsARedirectOnTheSameServer(int code) {
        status = code;

        assertThat(send("PROPFIND").status()).isEqualTo(207);
        // ann:secret
        assertThat(received).containsExactly("PROPFIND /old", "PROPFIND /moved <find/> Basic YW5uOnNlY3JldA==");
    }

    @Test
    void aRedirectWithAWholeAddressIsFollowedOnTheSameServer() {
        location = origin + "/moved";

        assertThat(send("PROPFIND").status()).isEqualTo(207);
    }

    /** Another name or port, another scheme, and addresses that the operator permits for others. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:{port}/moved",
                "https://127.0.0.1:{port}/moved",
                "http://127.0.0.1:1/moved",
                "//localhost:{port}/moved",
                "http://10.0.0.1/moved",
                "http://169.254.169.254/latest/",
                "http://ann@127.0.0.1:{port}/moved",
                "file:///etc/passwd",
                "http://[broken"
            })
    void aRedirectToAnotherServerIsRefused(String elsewhere) {
        location =
                elsewhere.replace("{port}", Integer.toString(server.getAddress().getPort()));

        assertThatThrownBy(() -> send("PROPFIND"))
                .isInstanceOfSatisfying(
                        CrmException.class,
                        refused -> assertThat(refused.remedy()).isEqualTo(Remedy.SIGN_IN))
                .hasMessage("ADDRESS_REFUSED");
        assertThat(received).containsExactly("PROPFIND /old");
    }

    @ParameterizedTest
    @CsvSource({
        "https://dav.example.com, http://dav.example.com/moved",
        "https://dav.example.com, https://dav.example.org/moved",
        "https://dav.example.com, https://10.0.0.1/moved"
    })
    void aRequestStaysOnTheServerThatWasEntered(String address, String target) {
        assertThatThrownBy(() -> RequestTarget.of(address, target, List.of()))
                .isInstanceOf(CrmException.class)
                .hasMessage("ADDRESS_REFUSED");
    }

    @Test
    void redirectsInACircleEnd() {
        location = "/old";

        assertThatThrownBy(() -> send("PROPFIND"))
                .isInstanceOf(CrmException.class)
                .hasMessage("HTTP_301");
        assertThat(received).hasSize(4);
    }

    @Test
    void writesAreNotRedirected() {
        assertThatThrownBy(() -> send("PUT")).isInstanceOf(CrmException.class).hasMessage("HTTP_301");
        assertThat(received).containsExactly("PUT /old");
    }

    private CrmResponse send(String method) {
        return session.send(new CrmRequest(method, "/old", Map.of(), "<find/>"));
    }
}
