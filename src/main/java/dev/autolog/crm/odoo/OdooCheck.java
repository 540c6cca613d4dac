package dev.autolog.crm.odoo;

import dev.autolog.crm.ConnectionProblem;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import java.util.ArrayList;
import java.util.List;

/** What a connection to Odoo lacks. */
record OdooCheck(OdooApi api) {
    List<ConnectionProblem> problems() {
        List<ConnectionProblem> problems = new ArrayList<>();
        // Anew: also modules may have come since.
        api.session().signOut();
        try {
            api.version();
            probe(problems, OdooContacts.PARTNER);
            probe(problems, "mail.message");
        } catch (CrmException e) {
            if (e.remedy() != Remedy.SIGN_IN) {
                throw e;
            }
            problems.add(problem(e.code()));
        }
        return problems;
    }

    private void probe(List<ConnectionProblem> problems, String model) {
        try {
            api.ids(model, List.of(), 1);
        } catch (CrmException e) {
            if (!e.code().equals(OdooApi.ACCESS)) {
                throw e;
            }
            problems.add(new ConnectionProblem(
                    "PERMISSION_MISSING", "The user of the key may not read " + model + " in Odoo."));
        }
    }

    private static ConnectionProblem problem(String code) {
        return switch (code) {
            case "CREDENTIAL_MISSING" ->
                new ConnectionProblem(
                        code, "Enter the address, the database and the API key; before Odoo 19 also the user.");
            case "ADDRESS_REFUSED" -> new ConnectionProblem(code, "This address is not permitted for connections.");
            case "KEY_REFUSED", "HTTP_401" ->
                new ConnectionProblem("KEY_REFUSED", "Odoo refuses the API key: it may have expired.");
            default ->
                new ConnectionProblem(
                        "ODOO_MISSING", "No Odoo with this database answers there: check address and database.");
        };
    }
}
