package dev.autolog.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autolog.local.ServiceProcess;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service with its roles in instances of their own. */
class RolesIT {
    private static final String ACCOUNT = "acme";
    private static final Map<String, String> CALLS = Map.of("AUTOLOG_ROLES", "calls");
    /** Nothing of what only users need. */
    private static final Map<String, String> CRM =
            Map.of("AUTOLOG_ROLES", "crm", "QUARKUS_OIDC_AUTH_SERVER_URL", "", "QUARKUS_OIDC_CREDENTIALS_SECRET", "");

    private static final String QUEUED = "select count(*) from crm_log where account_id = ?";
    private static final String DECIDED = "select count(*) from call_leg where account_id = ?";

    @TempDir
    private Path folder = Path.of(".");

    private Stack stack;
    private Admin admin;

    @BeforeEach
    void startAndConnectTheAccount() {
        stack = new Stack(folder);
        admin = Admin.create(Map.of("bootstrap.servers", stack.broker.bootstrapServers()));
    }

    @AfterEach
    void stop() {
        admin.close();
        stack.close();
    }

    @Test
    void aLogWaitsForTheConnectorsAndIsQueuedOnceThereAreSome() throws Exception {
        try (ServiceProcess calls = stack.service("calls", CALLS)) {
            connectAccount();
            logOneCall();

            assertThat(groups())
                    .containsExactlyInAnyOrder(
                            "autolog-intake", "autolog-messages", "autolog-directory", "autolog-dead-letters");
            assertThat(stack.tables.count(QUEUED, ACCOUNT)).isZero();
            assertThat(status(calls.url().resolve("/api/v1/me"))).isEqualTo(HttpURLConnection.HTTP_UNAUTHORIZED);

            try (ServiceProcess crm = stack.service("crm", CRM)) {
                Wire.patiently().until(() -> stack.tables.count(QUEUED, ACCOUNT) == 1);
                assertThat(crm.isReady()).isTrue();
                assertThat(calls.isReady()).isTrue();
            }
        }
    }

    @Test
    void aCallWaitsForAnInstanceThatDecidesCallsWhileConnectorsWork() throws Exception {
        try (ServiceProcess crm = stack.service("crm", CRM)) {
            connectAccount();
            stack.wire.contact(CrmContact.of(ACCOUNT, "c-1", "Jane Smith", "+14155552671"));
            stack.wire.call(EndedCall.from("+14155552671", ACCOUNT, "s-1"));
            stack.wire.send("call-logged", ACCOUNT + "/l-1", log("l-1"));
            Wire.patiently().until(() -> stack.tables.count(QUEUED, ACCOUNT) == 1);

            Wire.patiently()
                    .untilAsserted(() -> assertThat(groups())
                            .containsExactlyInAnyOrder(
                                    "autolog-crm", "autolog-crm-placeholders", "autolog-crm-conflicts"));
            assertThat(stack.tables.count(DECIDED, ACCOUNT)).isZero();
            assertThatThrownBy(() -> status(crm.url().resolve("/api/v1/me"))).isInstanceOf(ConnectException.class);
            assertThat(status(crm.managementUrl().resolve("/q/metrics"))).isEqualTo(HttpURLConnection.HTTP_OK);

            try (ServiceProcess calls = stack.service("calls", CALLS)) {
                Wire.patiently().until(() -> stack.tables.count(DECIDED, ACCOUNT) == 1);
                assertThat(calls.isReady()).isTrue();
                assertThat(crm.isReady()).isTrue();
            }
            assertThat(crm.stop()).as("SIGTERM").isEqualTo(143);
        }
    }

    /** An admin has paused the connection, so that no instance asks a CRM for anything. */
    private void connectAccount() {
        stack.tables.run(
                "insert into crm_connection (account_id, connection_id, kind, state, created_by, created_at)"
                        + " values (?, cast(? as uuid), 'tryton', 'PAUSED', 'u-1', now())",
                ACCOUNT,
                UUID.randomUUID().toString());
    }

    private void logOneCall() {
        stack.wire.contact(CrmContact.of(ACCOUNT, "c-1", "Jane Smith", "+14155552671"));
        stack.tables.awaitContacts(ACCOUNT, 1);
        stack.wire.call(EndedCall.from("+14155552671", ACCOUNT, "s-1"));
        assertThat(stack.wire.await("call-logged", ACCOUNT, 1)).hasSize(1);
    }

    private static String log(String callLogId) {
        return """
                {"callLogId": "%s", "accountId": "%s", "version": 1, "contactId": "c-1", "medium": "CALL",
                 "direction": "INBOUND", "phoneNumber": "+14155552671", "subject": "A call", "description": "",
                 "startedAt": "2026-11-20T15:00:00Z", "endedAt": "2026-11-20T15:03:10Z", "talkTimeSeconds": 184,
                 "result": "ANSWERED", "ownerId": null}""".formatted(callLogId, ACCOUNT);
    }

    private Set<String> groups() throws ExecutionException, InterruptedException {
        return admin.listGroups().all().get().stream()
                .map(GroupListing::groupId)
                .collect(Collectors.toSet());
    }

    private static int status(URI address) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(2000);
        connection.setReadTimeout(5000);
        return connection.getResponseCode();
    }
}
