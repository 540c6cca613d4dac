package dev.autolog.local;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;
import org.eclipse.microprofile.config.ConfigProvider;

/** The management interface of the service in a test: health, metrics and the API's description. */
public final class Management {
    private Management() {}

    /** Where it listens. */
    public static URI url() {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        return URI.create("http://localhost:" + port);
    }

    /** What it answers at a path. */
    public static Response ask(String path) {
        return RestAssured.get(url().resolve(path));
    }

    /** The text of a page. */
    public static String get(String path) {
        return ask(path).asString();
    }
}
