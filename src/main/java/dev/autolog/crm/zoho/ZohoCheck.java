package dev.autolog.crm.zoho;

import dev.autolog.crm.ConnectionProblem;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import java.util.ArrayList;
import java.util.List;

/** What a connection to Zoho lacks. */
record ZohoCheck(ZohoApi api) {
    List<ConnectionProblem> problems() {
        List<ConnectionProblem> problems = new ArrayList<>();
        for (String module : List.of(
                ZohoContacts.MODULE,
                ZohoContacts.DEAL_MODULE,
                ZohoActivity.CALLS.module(),
                ZohoActivity.TASKS.module())) {
            probe(problems, module, () -> ZohoApi.records(api.page(ZohoApi.ID, module, "", null, 1), "data"));
        }
        probe(problems, "users", api::users);
        probe(problems, "the fields of deals", api::dealFields);
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
                        "PERMISSION_MISSING", "The user of the self client may not read " + what + " in Zoho CRM.");
            case "CREDENTIAL_MISSING" -> new ConnectionProblem(code, "Enter all fields of the connection.");
            case "ADDRESS_REFUSED" ->
                new ConnectionProblem(
                        code, "Enter the accounts server of your data center, such as https://accounts.zoho.eu.");
            default ->
                new ConnectionProblem(
                        "TOKEN_REFUSED",
                        "Zoho refuses the self client: compare the accounts server, the organization ID, the client ID and the secret.");
        };
    }
}
