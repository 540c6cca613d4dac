package dev.autolog.crm.hubspot;

import dev.autolog.crm.ConnectionProblem;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import java.util.ArrayList;
import java.util.List;

/** What a connection to HubSpot lacks. Creates the unique properties on the way. */
record HubSpotCheck(HubSpotApi api) {
    private static final String READ_CONTACTS = "crm.objects.contacts.read";
    private static final String SCHEMAS = "crm.schemas.contacts.write";

    List<ConnectionProblem> problems() {
        List<ConnectionProblem> problems = new ArrayList<>();
        UniqueProperty property = new UniqueProperty(api);
        probe(problems, READ_CONTACTS, () -> api.get("/crm/v3/objects/contacts?limit=1"));
        probe(problems, "crm.objects.deals.read", () -> api.get("/crm/v3/objects/deals?limit=1"));
        probe(problems, "crm.objects.owners.read", () -> api.get("/crm/v3/owners?limit=1"));
        probe(problems, SCHEMAS, () -> property.create("contacts", "lastname"));
        for (LogObject object : LogObject.values()) {
            probe(problems, SCHEMAS, () -> property.create(object.path(), object.sibling()));
        }
        return problems.stream().distinct().toList();
    }

    private static void probe(List<ConnectionProblem> problems, String scope, Runnable request) {
        try {
            request.run();
        } catch (CrmException e) {
            if (e.remedy() != Remedy.SIGN_IN) {
                throw e;
            }
            problems.add(problem(String.valueOf(e.getMessage()), scope));
        }
    }

    private static ConnectionProblem problem(String code, String scope) {
        return switch (code) {
            case HubSpotApi.MISSING_SCOPES ->
                new ConnectionProblem("SCOPE_MISSING", "Add the scope " + scope + " to the private app in HubSpot.");
            case "PROPERTY_NOT_UNIQUE" ->
                new ConnectionProblem(
                        "PROPERTY_NOT_UNIQUE",
                        "A property " + UniqueProperty.NAME
                                + " without unique values is there already: delete it in HubSpot, Settings, Properties.");
            case "CREDENTIAL_MISSING" -> new ConnectionProblem(code, "Enter the access token of the private app.");
            default ->
                new ConnectionProblem(
                        "TOKEN_REFUSED", "HubSpot refuses the token: copy it again from the private app.");
        };
    }
}
