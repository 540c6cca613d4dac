package dev.autolog.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.local.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request reads the settings of its account at most once. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SettingsReadsTest extends ApiTest {
    private static final String NEW_CONTACT = "\"newContact\": {\"name\": \"Jane Smith\"}";

    /** The statements of an admin's request that succeeds. */
    private List<String> statementsOf(String method, String path, String body) {
        String value = UUID.randomUUID().toString();
        try (RequestStatements statements = new RequestStatements(value)) {
            int status = as(account, "u-1", "admin")
                    .header(RequestStatements.HEADER, value)
                    .header(WriteRequests.KEY, value)
                    .body(body)
                    .request(method, API + path)
                    .statusCode();
            assertThat(status).isBetween(200, 201);
            return statements.all();
        }
    }

    private static long reads(List<String> statements, String table) {
        return statements.stream()
                .filter(sql -> sql.startsWith("select") && sql.contains("from " + table))
                .count();
    }

    private void readsSettingsOnce(String method, String path, String body) {
        List<String> statements = statementsOf(method, path, body);

        assertThat(reads(statements, "account_settings")).as("%s", statements).isEqualTo(1);
        assertThat(reads(statements, "agent_settings")).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "POST,/conflicts/{id}/resolve",
                "POST,/calls/{id}/log",
            })
    void loggingACallOnANewContactAndRememberingItsNumber(String method, String path) {
        rang(callFrom(NOBODYS, "s-1"));

        readsSettingsOnce(
                method,
                path.replace("{id}", idOf("s-1").toString()),
                "{" + NEW_CONTACT + ", \"rememberNumber\": true}");
    }

    @ParameterizedTest
    @CsvSource({"/conflicts/resolve", "/conflicts/dismiss"})
    void settlingManyConflicts(String path) {
        rang(callFrom(NOBODYS, "s-1"), callFrom(NOBODYS, "s-2"));
        String contact = path.endsWith("resolve") ? ", " + NEW_CONTACT : "";

        readsSettingsOnce(
                "POST", path, "{\"conflictIds\": [\"" + idOf("s-1") + "\", \"" + idOf("s-2") + "\"]" + contact + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{\"notes\": \"Wants a demo\"}", "{" + NEW_CONTACT + "}"})
    void editingAndMovingALog(String edit) {
        crmHas(contact("c-1", "Ann Ray", JANES));
        rang(callFrom(JANES, "s-1"));

        readsSettingsOnce("PATCH", "/calls/" + idOf("s-1") + "/log", edit);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST|/contacts|{\"name\": \"Zoe\", \"number\": \"+14155552679\"}",
                "POST|/settings/preview/number|{\"number\": \"(415) 555-2671\"}",
                "POST|/settings/preview/log|{\"values\": {\"timeZone\": \"Europe/Berlin\"}}",
                "GET|/settings|",
                "GET|/settings/mine|",
                "GET|/settings/agents/u-17|",
                "PATCH|/settings|{\"values\": {\"dryRun\": true}}",
                "PATCH|/settings/mine|{\"values\": {\"popUpOnly\": true}}",
                "PATCH|/settings/agents/u-17|{\"values\": {\"popUpOnly\": true}}",
            })
    void anyOtherRequest(String method, String path, String body) {
        readsSettingsOnce(method, path, body == null ? "" : body);
    }
}
