package dev.autolog.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A small CRM on the loopback interface, for {@code make run} and for tests: contacts with their logs, on pages and by an API. Its
 * pages need no sign-in, so it must only be used on a developer's machine.
 */
public final class LocalCrm implements AutoCloseable {
    /** The token of its API, which its page shows. */
    public static final String TOKEN = "token-of-the-demo-crm";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 100;

    private final CrmStore store;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private LocalCrm(CrmStore store, HttpServer server) {
        this.store = store;
        this.server = server;
    }

    private record CrmAnswer(int status, String type, String body) {
        static CrmAnswer json(int status, Object body) {
            return new CrmAnswer(status, "application/json", body.toString());
        }

        static CrmAnswer error(int status, String code) {
            return json(status, JSON.createObjectNode().put("error", code));
        }

        static CrmAnswer page(Optional<String> html) {
            return new CrmAnswer(html.isPresent() ? 200 : 404, "text/html; charset=utf-8", html.orElse("Not found"));
        }
    }

    /** Starts a CRM that keeps its data in the folder; port 0 picks a free one. */
    public static LocalCrm start(Path folder, int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
            LocalCrm crm = new LocalCrm(CrmStore.open(folder), server);
            server.createContext("/", crm::handle);
            server.setExecutor(crm.threads);
            server.start();
            return crm;
        } catch (IOException e) {
            throw new StartFailure("The demo CRM cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    /** Its address. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Its data, as its users change them. */
    CrmStore store() {
        return store;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            CrmAnswer answer;
            try {
                answer = answer(exchange);
            } catch (IllegalArgumentException | ClassCastException | IOException e) {
                answer = CrmAnswer.error(400, "INVALID_REQUEST");
            }
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders()
                    .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private CrmAnswer answer(HttpExchange exchange) throws IOException {
        List<String> path =
                List.of(exchange.getRequestURI().getPath().substring(1).split("/", -1));
        String id = path.getLast();
        if (!path.getFirst().equals("api")) {
            return switch (path.getFirst()) {
                case "" -> CrmAnswer.page(Optional.of(CrmPages.contacts(store)));
                case "contacts" -> CrmAnswer.page(CrmPages.contact(store, id));
                case "logs" -> CrmAnswer.page(CrmPages.log(store, id));
                default -> CrmAnswer.page(Optional.empty());
            };
        }
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return CrmAnswer.error(401, "TOKEN_REFUSED");
        }
        return switch (exchange.getRequestMethod() + " "
                + String.join("/", path.subList(1, path.size() == 3 ? 2 : path.size()))) {
            case "GET contacts" -> changedContacts(exchange.getRequestURI().getQuery());
            case "GET contact-ids" -> contactIds();
            case "PUT contacts" -> putContact(exchange, id);
            case "GET logs" ->
                store.log(id).map(log -> CrmAnswer.json(200, log)).orElseGet(() -> CrmAnswer.error(404, "UNKNOWN"));
            case "PUT logs" -> putLog(exchange, id);
            case "DELETE logs" -> {
                store.deleteLog(id);
                yield CrmAnswer.json(200, "{}");
            }
            default -> CrmAnswer.error(404, "UNKNOWN");
        };
    }

    private CrmAnswer changedContacts(String query) {
        long after = Long.parseLong(query.substring("after=".length()));
        List<ObjectNode> changed = store.changedContacts(after);
        List<ObjectNode> page = changed.subList(0, Math.min(PAGE, changed.size()));
        ObjectNode answer = JSON.createObjectNode();
        answer.putArray("contacts").addAll(page);
        return CrmAnswer.json(
                200,
                answer.put("cursor", page.isEmpty() ? after : CrmStore.change(page.getLast()))
                        .put("last", changed.size() <= PAGE)
                        .put("total", store.contacts().size()));
    }

    private CrmAnswer contactIds() {
        ObjectNode answer = JSON.createObjectNode();
        store.contacts()
                .forEach(contact ->
                        answer.withArray("/ids").add(contact.path("id").asText()));
        answer.withArray("/ids");
        return CrmAnswer.json(200, answer);
    }

    private CrmAnswer putContact(HttpExchange exchange, String id) throws IOException {
        if (exchange.getRequestHeaders().containsKey("If-None-Match")
                && store.contact(id).isPresent()) {
            return CrmAnswer.error(412, "EXISTS");
        }
        store.putContact(id, body(exchange));
        return CrmAnswer.json(200, JSON.createObjectNode().put("id", id));
    }

    private CrmAnswer putLog(HttpExchange exchange, String id) throws IOException {
        ObjectNode log = body(exchange);
        if (store.contact(log.path("contactId").asText()).isEmpty()) {
            return CrmAnswer.error(422, "CONTACT_UNKNOWN");
        }
        store.putLog(id, log);
        return CrmAnswer.json(200, JSON.createObjectNode().put("id", id));
    }

    private static ObjectNode body(HttpExchange exchange) throws IOException {
        return (ObjectNode) JSON.readTree(exchange.getRequestBody());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
