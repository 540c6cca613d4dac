package dev.autolog.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.local.LocalPerson;
import dev.autolog.local.LocalPgBouncer;
import dev.autolog.local.ServiceProcess;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service and a PgBouncer in transaction mode. */
@Tag("deploy")
class PgBouncerIT {
    private static final String ACCOUNT = "acme";

    @TempDir
    private Path folder = Path.of(".");

    private Stack stack;
    private LocalPgBouncer pgBouncer;

    @BeforeEach
    void start() {
        stack = new Stack(folder);
        pgBouncer = LocalPgBouncer.start(folder, stack.database);
    }

    @AfterEach
    void stop() {
        pgBouncer.close();
        stack.close();
    }

    @Test
    void pipelineAndApiWorkBehindIt() {
        try (ServiceProcess service = stack.service(
                "service",
                Map.of(
                        "QUARKUS_DATASOURCE_REACTIVE_URL",
                        pgBouncer.reactiveUrl(),
                        "QUARKUS_DATASOURCE_REACTIVE_CACHE_PREPARED_STATEMENTS",
                        "false"))) {
            stack.wire.contact(CrmContact.of(ACCOUNT, "c-1", "Jane Smith", "(415) 555-2671"));
            stack.tables.awaitContacts(ACCOUNT, 1);
            for (int batch = 0; batch < 10; batch++) {
                stack.wire.calls(IntStream.range(batch * 50, batch * 50 + 50)
                        .mapToObj(i -> EndedCall.from("+1415555267" + i % 2, ACCOUNT, "s-" + i))
                        .toList());
                admin(service).get("/api/v1/calls").then().statusCode(200);
                admin(service).get("/api/v1/conflicts").then().statusCode(200);
                admin(service)
                        .body(Map.of("values", Map.of("clockToleranceSeconds", batch)))
                        .patch("/api/v1/settings")
                        .then()
                        .statusCode(200);
            }
            stack.wire.settle(stack.tables);
            assertThat(service.isReady()).isTrue();
        }
        Exactness.assertEachCallHasOneOutcome(stack.wire, stack.tables, ACCOUNT, 500);
    }

    @Test
    void beforeTheWorkersItIsNamed() {
        try (ServiceProcess service =
                stack.launch("service", Map.of("QUARKUS_DATASOURCE_JDBC_URL", pgBouncer.jdbcUrl()))) {
            Wire.patiently()
                    .until(() ->
                            logHas("quarkus.datasource.jdbc.url leads to a connection pooler in transaction mode"));
            assertThat(service.isReady()).isFalse();
        }
    }

    private RequestSpecification admin(ServiceProcess service) {
        return RestAssured.given()
                .baseUri(service.url().toString())
                .auth()
                .oauth2(stack.issuer.token(LocalPerson.of(ACCOUNT, "u-1", "admin")))
                .contentType(ContentType.JSON);
    }

    private boolean logHas(String text) throws IOException {
        return Files.readString(folder.resolve("service.log")).contains(text);
    }
}
