package dev.autolog.crm.espocrm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.ConnectionProblem;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import java.util.ArrayList;
import java.util.List;

/** What a connection to EspoCRM lacks. Sends one request: ten with a wrong key have all clients of this address refused. */
record EspoCheck(EspoApi api) {
    private static final List<String> LOG_ACTIONS = List.of("create", "read", "edit", "delete");

    List<ConnectionProblem> problems() {
        JsonNode table;
        try {
            table = api.user().path("acl").path("table");
        } catch (CrmException e) {
            if (e.remedy() != Remedy.SIGN_IN) {
                throw e;
            }
            return List.of(problem(e.code()));
        }
        List<ConnectionProblem> problems = new ArrayList<>();
        check(problems, table, EspoContacts.CONTACT, List.of("create", "read"));
        check(problems, table, EspoContacts.OPPORTUNITY, List.of("read"));
        check(problems, table, EspoActivity.CALL.entity(), LOG_ACTIONS);
        check(problems, table, EspoActivity.TASK.entity(), LOG_ACTIONS);
        check(problems, table, "User", List.of("read"));
        return problems;
    }

    private static void check(List<ConnectionProblem> problems, JsonNode table, String entity, List<String> actions) {
        for (String action : actions) {
            String level = table.path(entity).path(action).asText("no");
            if (level.equals("no")) {
                problems.add(new ConnectionProblem(
                        "PERMISSION_MISSING",
                        "A role of the API user has to permit " + action + " for " + entity + " in EspoCRM."));
            }
        }
    }

    private static ConnectionProblem problem(String code) {
        return switch (code) {
            case "CREDENTIAL_MISSING" -> new ConnectionProblem(code, "Enter the address and the key of an API user.");
            case "ADDRESS_REFUSED" -> new ConnectionProblem(code, "This address is not permitted for connections.");
            case "HTTP_404" ->
                new ConnectionProblem("ADDRESS_WRONG", "There is no EspoCRM at this address: enter it without api/v1.");
            default ->
                new ConnectionProblem(
                        "TOKEN_REFUSED",
                        "EspoCRM refuses the key: copy it again from the API user, whose method is API Key.");
        };
    }
}
