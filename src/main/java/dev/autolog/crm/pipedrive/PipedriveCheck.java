package dev.autolog.crm.pipedrive;

import dev.autolog.crm.ConnectionProblem;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import java.util.ArrayList;
import java.util.List;

/** What a connection to Pipedrive lacks. Creates the field of persons on the way. */
record PipedriveCheck(PipedriveApi api) {
    List<ConnectionProblem> problems() {
        List<ConnectionProblem> problems = new ArrayList<>();
        for (String list : List.of("persons", "organizations", "deals", "activities")) {
            probe(problems, list, () -> api.page("/api/v2/" + list + "?limit=1", null));
        }
        probe(problems, "users", () -> api.page("/v1/users", null));
        probe(problems, "fields of persons", () -> new PersonField(api).key());
        return problems.stream().distinct().toList();
    }

    private static void probe(List<ConnectionProblem> problems, String what, Runnable request) {
        try {
            request.run();
        } catch (CrmException e) {
            if (e.remedy() != Remedy.SIGN_IN) {
                throw e;
            }
            problems.add(problem(e.code(), what));
        }
    }

    private static ConnectionProblem problem(String code, String what) {
        return switch (code) {
            case "HTTP_403" ->
                new ConnectionProblem(
                        "PERMISSION_MISSING", "The user of the token may not read " + what + " in Pipedrive.");
            case "FIELD_REFUSED" ->
                new ConnectionProblem(
                        code,
                        "The user of the token may not create fields: create the text field \"" + PersonField.NAME
                                + "\" for persons in Pipedrive.");
            case "HTTP_402" -> new ConnectionProblem("ACCOUNT_CLOSED", "Pipedrive says that the account is not paid.");
            case "CREDENTIAL_MISSING" -> new ConnectionProblem(code, "Enter the API token of a user.");
            default ->
                new ConnectionProblem(
                        "TOKEN_REFUSED", "Pipedrive refuses the token: copy it again from Personal preferences, API.");
        };
    }
}
