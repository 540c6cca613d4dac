package dev.autolog.api;

import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** What the OpenAPI document says of the API as a whole. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Autolog",
                        version = "1",
                        description =
                                "Calls, conflicts and contacts of the account that the token names. An agent sees their"
                                        + " own calls and conflicts, a supervisor and an admin all of the account; what is another's"
                                        + " is not there (404). Errors are problems by RFC 9457: 400 is malformed, 409 has `happened`"
                                        + " (what, by whom, when), 422 has `violations`. Lists are newest first; a page may hold fewer"
                                        + " items than `limit` though `next` says where to go on. Writes take an `Idempotency-Key`."),
        security = @SecurityRequirement(name = "bearer"))
@SecurityScheme(
        securitySchemeName = "bearer",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "A token of the OpenID Connect server, with the claims account_id, agent_id and groups.")
final class Contract {
    private Contract() {}
}
