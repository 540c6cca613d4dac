package dev.autolog.crm.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmJson;
import dev.autolog.crm.CrmRequest;
import dev.autolog.crm.CrmResponse;
import dev.autolog.crm.CrmSession;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests in a session of Tryton's, which lasts 30 days. Each sign-in leaves a row that Tryton reads with every later request,
 * so one session is kept for as long as it is good.
 */
record TrytonSignIn(CrmSession session) {
    static final String DATABASE = "database";
    static final String USER = "user";
    static final String PASSWORD = "password";
    static final String REFUSED = "PASSWORD_REFUSED";
    /** After refused sign-ins Tryton refuses the right password too, until none came for 300 s. */
    private static final Duration REST = Duration.ofSeconds(310);

    /** Sends a call with its parameters, the context among them. */
    CrmResponse send(String method, List<? extends @Nullable Object> parameters) {
        String proof = session.signedIn(this::signIn);
        CrmRequest plain = request(method, parameters);
        Map<String, String> headers = new HashMap<>(plain.headers());
        headers.put("Authorization", "Session " + proof);
        return session.send(new CrmRequest(plain.method(), plain.target(), headers, plain.body()));
    }

    private String signIn() {
        String user = required(USER);
        CrmResponse response;
        try {
            response = session.send(
                    request("common.db.login", List.of(user, Map.of("password", required(PASSWORD)), "en")));
        } catch (CrmException e) {
            throw explained(e);
        }
        JsonNode answer = TrytonApi.result(response);
        if (!answer.path(0).isIntegralNumber() || !answer.path(1).isTextual()) {
            throw CrmJson.unexpected();
        }
        String proof =
                user + ":" + answer.path(0).asText() + ":" + answer.path(1).asText();
        return Base64.getEncoder().encodeToString(proof.getBytes(StandardCharsets.UTF_8));
    }

    private static CrmException explained(CrmException failure) {
        if (failure.remedy() == Remedy.WAIT) {
            return new CrmException(Remedy.WAIT, "SIGN_IN_LIMITED", REST);
        }
        return TrytonApi.isUnauthorized(failure) ? new CrmException(Remedy.SIGN_IN, REFUSED, null) : failure;
    }

    /** Exactly these three members: with any other, Tryton answers errors as pages. */
    private CrmRequest request(String method, List<? extends @Nullable Object> parameters) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", 1);
        body.put("method", method);
        body.put("params", parameters);
        String database =
                URLEncoder.encode(required(DATABASE), StandardCharsets.UTF_8).replace("+", "%20");
        return CrmJson.request("POST", "/" + database + "/", body);
    }

    private String required(String field) {
        String value = session.setting(field);
        if (value == null) {
            throw new CrmException(Remedy.SIGN_IN, "CREDENTIAL_MISSING", null);
        }
        return value;
    }
}
