package dev.autolog.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A CRM without contacts that has the API of the demo CRM. It answers at once, or hangs at every log until it is closed. */
final class InstantCrm implements AutoCloseable {
    private static final String LOGS = "/api/logs/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final boolean hangs;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, Instant> writtenAt = new ConcurrentHashMap<>();
    private final AtomicInteger writes = new AtomicInteger();

    private InstantCrm(HttpServer server, boolean hangs) {
        this.server = server;
        this.hangs = hangs;
    }

    static InstantCrm start(boolean hangs) throws IOException {
        InstantCrm crm = new InstantCrm(
                HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0), hangs);
        crm.server.createContext("/", crm::answer);
        crm.server.setExecutor(crm.threads);
        crm.server.start();
        return crm;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** When each log was first written, by its id. */
    Map<String, Instant> writtenAt() {
        return writtenAt;
    }

    /** The number of requests that wrote a log. */
    int writes() {
        return writes.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            if (path.startsWith(LOGS)) {
                if (hangs) {
                    closed.await();
                    return;
                }
                String id = path.substring(LOGS.length());
                send(exchange, "{\"id\":\"" + id + "\"}");
                writes.incrementAndGet();
                Instant _ = writtenAt.putIfAbsent(id, Instant.now());
            } else if (path.equals("/api/contacts")) {
                send(exchange, "{\"contacts\":[],\"cursor\":0,\"last\":true,\"total\":0}");
            } else {
                send(exchange, "{\"ids\":[]}");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
    }
}
