package dev.autolog.api;

import java.util.Map;

/** Kinds of problems. API clients rely on the names: they never change. */
enum ProblemCode {
    /** {@code parameter}: the query parameter. */
    INVALID_PARAMETER(400, "Invalid {parameter}."),
    BODY_REQUIRED(400, "The request needs a body."),
    INVALID_JSON(400, "The body is not the expected JSON."),
    /** {@code field}: the field of the body. */
    WRONG_TYPE(400, "The field {field} has the wrong type."),
    MALFORMED_REQUEST(400, "The request is malformed."),
    TOKEN_REQUIRED(401, "Send a bearer token."),
    INVALID_TOKEN(401, "The token, key or session is invalid or expired."),
    /** {@code path}: where signing in starts. */
    SIGN_IN_INCOMPLETE(401, "The sign-in was not completed; start again at {path}."),
    /** {@code accountClaim} and {@code agentClaim}: the claims that a token needs. */
    CLAIM_REQUIRED(403, "The token lacks {accountClaim} or {agentClaim}."),
    /** {@code agentClaim}: the claim with the reserved agent id. */
    RESERVED_AGENT(403, "The agent id in {agentClaim} is reserved: it stands for Autolog itself or its operators."),
    /** The endpoint is for programs. */
    KEY_REQUIRED(403, "Only with an API key of the account."),
    /** The endpoint is for people. */
    KEY_NOT_ALLOWED(403, "An API key can only put contacts."),
    ROLE_REQUIRED(403, "The token names none of the roles agent, supervisor and admin."),
    ADMIN_REQUIRED(403, "Only for admins."),
    SUPERVISOR_REQUIRED(403, "Only for supervisors and admins."),
    OTHERS_CHOICE(403, "Only for the person whose choice it was, supervisors and admins."),
    /** {@code header}: the header that the request lacks. */
    HEADER_REQUIRED(403, "A write without a bearer token needs the header {header}."),
    NOT_FOUND(404, "Not found."),
    METHOD_NOT_ALLOWED(405, "The path does not have this method."),
    NOT_ACCEPTABLE(406, "The endpoint does not answer in an accepted media type."),
    ALREADY_CHANGED(409, "Another change came first; see `happened`."),
    CONTENT_TOO_LARGE(413, "The body is too large."),
    UNSUPPORTED_MEDIA_TYPE(415, "The endpoint does not take a body of this media type."),
    INVALID_REQUEST(422, "The request is invalid; see `violations`."),
    TOO_MANY_REQUESTS(429, "Too many requests; Retry-After says when to send the next."),
    INTERNAL_ERROR(500, "The request failed."),
    DATABASE_UNAVAILABLE(503, "The database is unavailable."),
    KAFKA_UNAVAILABLE(503, "Kafka is unavailable."),
    ISSUER_UNAVAILABLE(503, "The sign-in server is unavailable.");

    private final int status;
    private final String template;

    ProblemCode(int status, String template) {
        this.status = status;
        this.template = template;
    }

    /** HTTP status. */
    int status() {
        return status;
    }

    /** The problem in English. */
    String detail(Map<String, String> parameters) {
        String detail = template;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            detail = detail.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        return detail;
    }
}
