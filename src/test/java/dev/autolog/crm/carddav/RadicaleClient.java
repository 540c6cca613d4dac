package dev.autolog.crm.carddav;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.local.LocalRadicale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;

/** A person with a program for address books. */
final class RadicaleClient implements AutoCloseable {
    private static final String PROOF = "Basic "
            + Base64.getEncoder().encodeToString((LocalRadicale.USER + ":" + LocalRadicale.PASSWORD).getBytes(UTF_8));

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;

    RadicaleClient(URI address) {
        this.address = address;
    }

    void addBook(String name) {
        send("MKCOL", "/" + LocalRadicale.USER + "/" + name + "/", """
                <D:mkcol xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"><D:set><D:prop>
                <D:resourcetype><D:collection/><C:addressbook/></D:resourcetype></D:prop></D:set></D:mkcol>
                """);
    }

    /** Writes a card, and returns the id of its contact. */
    String put(String book, String name, String card) {
        String id = LocalRadicale.USER + "/" + book + "/" + name + ".vcf";
        send("PUT", "/" + id, card);
        return id;
    }

    void delete(String id) {
        send("DELETE", "/" + id, "");
    }

    String get(String id) {
        return send("GET", "/" + id, "");
    }

    private String send(String method, String path, String body) {
        try {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(address.resolve(path))
                            .header("Authorization", PROOF)
                            .header("Content-Type", method.equals("PUT") ? "text/vcard; charset=utf-8" : "text/xml")
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(response.statusCode()).as(method + " " + path).isBetween(200, 299);
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
