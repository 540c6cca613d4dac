package dev.autolog.crm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Receives messages as Standard Webhooks 1.0.0 asks receivers to, and answers as the test says. */
final class WebhookReceiver implements AutoCloseable {
    /** The answer is lost after the message was taken. */
    static final int LOST = -1;
    /** No answer comes. */
    static final int HANG = -2;
    /** An answer of 200 begins and does not end. */
    static final int SLOW = -3;

    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** A message with a good signature. */
    record Received(String id, long timestamp, String body, int answer) {}

    WebhookReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/hook", this::handle);
        server.createContext("/", exchange -> {
            faults.add("request to another path");
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    String secret() {
        return "whsec_" + Base64.getEncoder().encodeToString(KEY);
    }

    /** The statuses of the next answers; 204 after them. */
    void answers(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    /** All messages, those that were refused included. */
    List<Received> received() {
        return List.copyOf(received);
    }

    /** What was wrong with requests. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Integer scripted = answers.poll();
        int answer = scripted == null ? 204 : scripted;
        String id = header(exchange, "webhook-id");
        String timestamp = header(exchange, "webhook-timestamp");
        if (!isSigned(id, timestamp, body, header(exchange, "webhook-signature"))) {
            faults.add("bad signature");
        }
        if (!"POST".equals(exchange.getRequestMethod())
                || !"application/json".equals(header(exchange, "Content-Type"))) {
            faults.add("no JSON by POST");
        }
        received.add(new Received(id, Long.parseLong(timestamp), new String(body, StandardCharsets.UTF_8), answer));
        switch (answer) {
            case LOST -> exchange.close();
            case HANG -> hang(exchange);
            case SLOW -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write('.');
                exchange.getResponseBody().flush();
                hang(exchange);
            }
            default -> {
                exchange.getResponseHeaders().set("Location", "/elsewhere");
                if (answer == 429) {
                    exchange.getResponseHeaders().set("Retry-After", "120");
                }
                exchange.sendResponseHeaders(answer, -1);
                exchange.close();
            }
        }
    }

    private void hang(HttpExchange exchange) {
        try (exchange) {
            closed.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static boolean isSigned(String id, String timestamp, byte[] body, String signature) throws IOException {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.write((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
        signed.write(body);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            byte[] expected = mac.doFinal(signed.toByteArray());
            return signature.startsWith("v1,")
                    && MessageDigest.isEqual(expected, Base64.getDecoder().decode(signature.substring(3)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
