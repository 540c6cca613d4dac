package dev.autolog.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.ConnectionProblem;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a connection to Salesforce lacks. */
record SalesforceCheck(SalesforceApi api) {
    List<ConnectionProblem> problems() {
        List<ConnectionProblem> problems = new ArrayList<>();
        try {
            for (String object : List.of("Account", "Lead", "Opportunity", "OpportunityContactRole", "User")) {
                describe(problems, object);
            }
            describe(problems, "Contact").ifPresent(contact -> writable(problems, "Contact", contact));
            describe(problems, "Task").ifPresent(task -> {
                writable(problems, "Task", task);
                field(problems, "Task", task, SalesforceTasks.START);
            });
        } catch (CrmException e) {
            if (e.remedy() != Remedy.SIGN_IN) {
                throw e;
            }
            problems.add(refused(e.code()));
        }
        return problems;
    }

    private Optional<JsonNode> describe(List<ConnectionProblem> problems, String object) {
        Optional<JsonNode> found = api.describe(object)
                .filter(described -> described.path("queryable").asBoolean());
        if (found.isEmpty()) {
            problems.add(new ConnectionProblem(
                    "OBJECT_HIDDEN",
                    "Let the integration user read " + object + " (permission set, object settings)."));
        }
        return found;
    }

    private static void writable(List<ConnectionProblem> problems, String object, JsonNode described) {
        if (!described.path("createable").asBoolean()
                || !described.path("updateable").asBoolean()) {
            problems.add(new ConnectionProblem(
                    "OBJECT_READ_ONLY", "Let the integration user create and edit " + object + "."));
        }
        field(problems, object, described, SalesforceTasks.MARK);
    }

    private static void field(List<ConnectionProblem> problems, String object, JsonNode described, String name) {
        for (JsonNode field : CrmJson.list(described, "fields")) {
            if (name.equals(CrmJson.text(field, "name"))) {
                boolean isKey = field.path("externalId").asBoolean()
                        && field.path("unique").asBoolean();
                if (name.equals(SalesforceTasks.MARK) && !isKey) {
                    problems.add(new ConnectionProblem(
                            "FIELD_NOT_UNIQUE",
                            "Make " + name + " of " + object + " an external id with unique values."));
                }
                return;
            }
        }
        problems.add(new ConnectionProblem(
                "FIELD_MISSING",
                "Deploy deploy/salesforce, and give the integration user the permission set Autolog: "
                        + name
                        + " of "
                        + (object.equals("Task") ? "Activity" : object)
                        + " is missing."));
    }

    private static ConnectionProblem refused(String code) {
        return switch (code) {
            case "CREDENTIAL_MISSING" -> new ConnectionProblem(code, "Enter all fields of the connection.");
            case "KEY_UNUSABLE" ->
                new ConnectionProblem(code, "The private key is none in PKCS #8: it begins with BEGIN PRIVATE KEY.");
            case "invalid_grant" ->
                new ConnectionProblem(
                        "GRANT_REFUSED",
                        "Salesforce refuses the user or the key: authorize the user for the app, and upload the key's certificate.");
            case "invalid_client_id", "invalid_client" ->
                new ConnectionProblem("APP_UNKNOWN", "Salesforce does not know the consumer key.");
            case "ADDRESS_REFUSED" -> new ConnectionProblem(code, "Enter the address of My Domain.");
            default ->
                new ConnectionProblem("ACCESS_REFUSED", "Let the integration user use the API (API Enabled): " + code);
        };
    }
}
