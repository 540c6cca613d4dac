package dev.autolog.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.flow.Database;
import dev.autolog.flow.Wire;
import dev.autolog.local.LocalPerson;
import dev.autolog.local.LocalStackResource;
import dev.autolog.persistence.Transactions;
import dev.autolog.upload.ContactUploadRepository.LeasedUpload;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An instance that publishes an upload dies, and another one goes on. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class UploadWorkerTest {
    private static final int CONTACTS = UploadRowRepository.PAGE_ROWS * 2 + 200;

    @Inject
    UploadWorker worker;

    @Inject
    ContactUploadRepository uploads;

    @Inject
    Transactions transactions;

    private final String account = "upload-" + UUID.randomUUID();
    private final UUID lease = UUID.randomUUID();
    private Wire wire;
    private Database database;

    @BeforeEach
    void upload() {
        wire = new Wire(LocalStackResource.broker().bootstrapServers());
        database = new Database(LocalStackResource.database());
        String file = IntStream.rangeClosed(1, CONTACTS)
                .mapToObj(i -> i + ",Contact " + i + ",+1 415 555 " + (1000 + i))
                .collect(Collectors.joining("\n", "Id,Name,Phone\n", "\n"));
        RestAssured.given()
                .contentType("text/csv")
                .auth()
                .oauth2(LocalStackResource.issuer().token(LocalPerson.of(account, "u-1", "admin")))
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/contact-uploads")
                .then()
                .statusCode(201);
        // As if another instance had started to work on it.
        database.run(
                "update contact_upload set state = 'RUNNING', walk = 1, lease_owner = ?,"
                        + " lease_until = now() + interval '1 hour' where account_id = ?",
                lease,
                account);
    }

    @AfterEach
    void stop() {
        wire.close();
    }

    private LeasedUpload leased(UUID owner) {
        return new LeasedUpload(
                transactions
                        .<Optional<ContactUpload>>run(session -> uploads.current(session, account))
                        .orElseThrow(),
                owner);
    }

    private String state() {
        return String.join(
                ", ",
                database.rows("select state, published, unchanged from contact_upload where account_id = ?", account));
    }

    private Map<String, Long> recordsByKey() {
        wire.settle(database);
        return wire.on("crm-contacts", account).stream()
                .collect(Collectors.groupingBy(Wire.Out::key, Collectors.counting()));
    }

    @Test
    void afterAPageThatWasSettledNothingIsPublishedTwice() {
        worker.page(leased(lease));
        assertThat(state()).isEqualTo("RUNNING|500|0");

        Wire.patiently().until(() -> state().equals("DONE|" + CONTACTS + "|0"));

        assertThat(recordsByKey())
                .hasSize(CONTACTS)
                .allSatisfy((key, count) -> assertThat(count).isEqualTo(1));
        assertThat(database.count("select count(*) from contact_upload_row where account_id = ?", account))
                .isZero();
    }

    @Test
    void aPageThatWasPublishedAndNotSettledIsPublishedAgain() {
        // It dies in between: its lease is no longer its own.
        worker.page(leased(UUID.randomUUID()));
        assertThat(state()).isEqualTo("RUNNING|0|0");
        assertThat(recordsByKey()).hasSize(UploadRowRepository.PAGE_ROWS);

        database.run("update contact_upload set lease_until = now() where account_id = ?", account);
        Wire.patiently().until(() -> state().equals("DONE|" + CONTACTS + "|0"));

        Map<String, Long> records = recordsByKey();
        assertThat(records).hasSize(CONTACTS);
        assertThat(records.values().stream().filter(count -> count > 1)).hasSize(UploadRowRepository.PAGE_ROWS);
        database.awaitContacts(account, CONTACTS);
    }

    @Test
    void anUploadThatIsDiscardedEndsAfterItsPage() {
        LeasedUpload leased = leased(lease);
        database.run("update contact_upload set state = 'DISCARDED', expires_at = now() where account_id = ?", account);

        worker.page(leased);

        assertThat(recordsByKey()).hasSize(UploadRowRepository.PAGE_ROWS);
        assertThat(database.count(
                        "select count(*) from crm_contact where account_id = ? and not gone and walk = 1", account))
                .isEqualTo(UploadRowRepository.PAGE_ROWS);
        Wire.patiently()
                .until(() -> database.count("select count(*) from contact_upload where account_id = ?", account) == 0);
        assertThat(database.count("select count(*) from contact_upload_row where account_id = ?", account))
                .isZero();
    }
}
