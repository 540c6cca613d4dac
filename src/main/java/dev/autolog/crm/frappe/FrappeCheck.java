package dev.autolog.crm.frappe;

import dev.autolog.crm.ConnectionProblem;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import java.util.ArrayList;
import java.util.List;

/** What a connection to Frappe CRM lacks. */
record FrappeCheck(FrappeApi api) {
    private static final List<String> DOCTYPES = List.of(
            FrappeContacts.CONTACT,
            FrappeContacts.LEAD,
            FrappeContacts.DEAL,
            "CRM Deal Status",
            "CRM Call Log",
            "FCRM Note");

    List<ConnectionProblem> problems() {
        List<ConnectionProblem> problems = new ArrayList<>();
        // Anew: an admin may have set another time zone.
        api.session().signOut();
        if (!isThere(problems, "its time zone", api::time)) {
            return problems;
        }
        for (String doctype : DOCTYPES) {
            isThere(
                    problems,
                    doctype,
                    () -> FrappeApi.documents(api.list(doctype, List.of(FrappeApi.NAME), List.of(), 1, null)));
        }
        return problems;
    }

    private static boolean isThere(List<ConnectionProblem> problems, String what, Runnable request) {
        try {
            request.run();
            return true;
        } catch (CrmException e) {
            if (e.remedy() != Remedy.SIGN_IN) {
                throw e;
            }
            problems.add(problem(e.code(), what));
            return false;
        }
    }

    private static ConnectionProblem problem(String code, String what) {
        return switch (code) {
            case "CREDENTIAL_MISSING" ->
                new ConnectionProblem(code, "Enter the address, the API key and the API secret of a user.");
            case "ADDRESS_REFUSED" -> new ConnectionProblem(code, "This address is not permitted for connections.");
            case "HTTP_403" ->
                new ConnectionProblem("PERMISSION_MISSING", "The user of the key may not read " + what + " in Frappe.");
            case "HTTP_404" ->
                new ConnectionProblem("CRM_MISSING", "There is no Frappe CRM at this address: it lacks " + what + ".");
            default ->
                new ConnectionProblem(
                        "TOKEN_REFUSED", "Frappe refuses the key: generate a new one in the settings of the user.");
        };
    }
}
