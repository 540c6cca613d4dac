package dev.autolog.api;

import dev.autolog.settings.SettingsJson;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Adds what all endpoints share to the OpenAPI document: authentication and failures. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiContractFilter implements OASFilter {
    private static final String BEARER = "bearer";
    private static final String PROBLEM = "Problem";
    private static final Map<String, String> FAILURES = Map.of(
            "400", "Malformed; `parameter` names the one at fault",
            "401", "No token, or one that does not hold",
            "403",
                    "The token names no account, agent or role, or not the role that this is for; or a write by cookie lacks"
                            + " X-Requested-With",
            "503", "The database, Kafka or the issuer does not answer");
    private static final Map<String, String> FAILURES_OF_ONE = Map.of("404", "Not there, or not for the caller to see");
    private static final Map<String, String> FAILURES_OF_WRITES = Map.of(
            "409", "Another request was first: `happened` says what, by whom and when",
            "422", "Understood but not possible: `violations` says of which field, and why");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        SettingSchemas.all(SettingsJson.class.getSimpleName())
                .forEach((name, schema) -> document.getComponents().addSchema(name, schema));
        document.getComponents()
                .addSchema(PROBLEM, problem())
                .addSecurityScheme(
                        BEARER,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("A token of the OpenID Connect server, with the claims account_id,"
                                        + " agent_id and groups (agent, supervisor, admin); for PUT /api/v1/crm-contacts"
                                        + " an API key."));
        document.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(BEARER)));
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
                    operation.setSecurity(null);
                    fail(operation, FAILURES);
                    if (path.contains("{")) {
                        fail(operation, FAILURES_OF_ONE);
                    }
                    if (operation.getRequestBody() != null) {
                        fail(operation, FAILURES_OF_WRITES);
                    }
                }));
    }

    private static void fail(Operation operation, Map<String, String> failures) {
        APIResponses responses = operation.getResponses();
        // Sorted, because a test compares the document.
        new TreeMap<>(failures)
                .forEach((status, description) -> responses.addAPIResponse(status, response(description)));
    }

    private static APIResponse response(String description) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/problem+json",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(PROBLEM))));
    }

    private static Schema problem() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("RFC 9457")
                .addProperty("type", text())
                .addProperty("title", text())
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text())
                .addProperty("code", OASFactory.createSchema().ref("ProblemCode"))
                .addProperty("parameters", OASFactory.createSchema().addType(SchemaType.OBJECT))
                .addProperty("instance", text())
                .addProperty("parameter", text())
                .addProperty("happened", OASFactory.createSchema().ref("HappenedView"))
                .addProperty(
                        "violations",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .items(OASFactory.createSchema().ref("FieldViolation")));
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}
