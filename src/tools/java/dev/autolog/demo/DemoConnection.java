package dev.autolog.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autolog.local.LocalCrm;
import dev.autolog.local.LocalPerson;
import dev.autolog.local.LocalSettings;
import dev.autolog.local.Poll;
import dev.autolog.local.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Connects an account of the demo to the demo CRM, as its admin would. */
record DemoConnection(LocalSettings settings) {
    static final String ACCOUNT = "acme";

    private static final String PATH = "/api/v1/crm-connection";
    private static final Duration CONTACTS_LIMIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Connects the account; false if there is no demo CRM, or the account is connected to another CRM. */
    boolean connect() {
        if (!settings.hasCrm()) {
            return false;
        }
        ObjectNode choice = JsonNodeFactory.instance.objectNode().put("kind", "demo");
        choice.putObject("settings").put("address", settings.crmUrl().toString());
        choice.putObject("secrets").put("token", LocalCrm.TOKEN);
        return service("PUT", PATH, choice.toString()).statusCode() < 300;
    }

    /** Adds the contacts to the CRM, and waits until the service has published them. */
    void bring(List<DemoContact> contacts) {
        contacts.forEach(contact -> {
            HttpResponse<String> answer = send(
                    settings.crmUrl().resolve("/api/contacts/" + contact.contactId()),
                    LocalCrm.TOKEN,
                    "PUT",
                    contact.toCrm().toString());
            if (answer.statusCode() >= 300) {
                throw new StartFailure("The demo CRM refuses a contact: HTTP " + answer.statusCode());
            }
        });
        HttpResponse<String> _ = service("POST", PATH + "/resume", "");
        if (!Poll.until(CONTACTS_LIMIT, this::isSynced)) {
            throw new StartFailure("The service has not read the contacts of the demo CRM within "
                    + CONTACTS_LIMIT.toSeconds() + " s; Settings, CRM in the page of the service tells why");
        }
    }

    private boolean isSynced() {
        try {
            JsonNode connection = JSON.readTree(service("GET", PATH, "").body());
            return connection.path("contacts").path("syncedAt").isTextual();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> service(String method, String path, String body) {
        LocalPerson admin = LocalPerson.of(ACCOUNT, "u-1", "admin");
        return send(settings.url().resolve(path), settings.token(admin), method, body);
    }

    private static HttpResponse<String> send(URI url, String token, String method, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Authorization", "Bearer " + token)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new StartFailure(url.getAuthority() + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }
}
