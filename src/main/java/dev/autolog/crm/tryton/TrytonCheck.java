package dev.autolog.crm.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.ConnectionProblem;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a connection to Tryton lacks. Writes nothing. */
record TrytonCheck(TrytonApi api) {
    private static final String OPPORTUNITY = "sale.opportunity";
    /** The rights that are needed on each model. Who writes a note needs the right to write the record that it stands on. */
    private static final Map<String, List<String>> RIGHTS = Map.of(
            "party.party",
            List.of("read", "write", "create"),
            "party.contact_mechanism",
            List.of("read", "create"),
            "party.address",
            List.of("read"),
            OPPORTUNITY,
            List.of("read", "write"),
            "ir.note",
            List.of("read", "write", "create", "delete"));

    List<ConnectionProblem> problems() {
        try {
            List<ConnectionProblem> missing = modules();
            return missing.isEmpty() ? rights() : missing;
        } catch (CrmException e) {
            if (e.remedy() != Remedy.SIGN_IN) {
                throw e;
            }
            return List.of(signInProblem(e.code()));
        }
    }

    /** The module has the opportunities, and those that it needs have parties and companies. */
    private List<ConnectionProblem> modules() {
        Set<String> models =
                api.search("ir.model", List.of(List.of("model", "=", OPPORTUNITY)), null, List.of("model")).stream()
                        .map(model -> CrmJson.required(model, "model"))
                        .collect(Collectors.toSet());
        return models.contains(OPPORTUNITY)
                ? List.of()
                : List.of(new ConnectionProblem(
                        "MODULE_MISSING", "Activate the module sale_opportunity in Tryton, Administration, Modules."));
    }

    private List<ConnectionProblem> rights() {
        List<ConnectionProblem> problems = new ArrayList<>();
        JsonNode access = api.call(
                "model.ir.model.access.get_access",
                List.of(RIGHTS.keySet().stream().sorted().toList()),
                Map.of());
        RIGHTS.forEach((model, rights) -> rights.stream()
                .filter(right -> !access.path(model).path(right).asBoolean())
                .forEach(right -> problems.add(new ConnectionProblem(
                        "RIGHT_MISSING", "Give the user the right to " + right + " records of " + model + "."))));
        if (problems.isEmpty() && !hasCompany()) {
            problems.add(new ConnectionProblem(
                    "COMPANY_MISSING", "Give the user a company in Tryton: without one it sees no opportunities."));
        }
        return problems.stream()
                .sorted((one, other) -> one.detail().compareTo(other.detail()))
                .toList();
    }

    private boolean hasCompany() {
        String login = String.valueOf(api.session().setting(TrytonSignIn.USER));
        return api.search("res.user", List.of(List.of("login", "=", login)), 1, List.of("company")).stream()
                .anyMatch(user -> user.path("company").isIntegralNumber());
    }

    private static ConnectionProblem signInProblem(String code) {
        return switch (code) {
            case "CREDENTIAL_MISSING" ->
                new ConnectionProblem(code, "Enter the address, the database, the user and the password.");
            case TrytonSignIn.REFUSED ->
                new ConnectionProblem(
                        code,
                        "Tryton refuses the user or the password. After several attempts it refuses the right"
                                + " password too, for five minutes.");
            case "ADDRESS_REFUSED" -> new ConnectionProblem(code, "This address is not permitted for connections.");
            default ->
                new ConnectionProblem(
                        "TRYTON_MISSING", "No Tryton with this database answers there: check address and database.");
        };
    }
}
