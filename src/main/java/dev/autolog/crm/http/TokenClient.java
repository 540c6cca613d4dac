package dev.autolog.crm.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.CrmCredential;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmJson;
import dev.autolog.crm.CrmLimits;
import dev.autolog.crm.CrmRequest;
import dev.autolog.crm.CrmResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the token endpoint of an authorization server (RFC 6749, 3.2). */
final class TokenClient {
    private static final Map<String, String> HEADERS =
            Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json");

    private final HttpSender sender;
    private final CrmLimits limits;
    private final Clock clock;
    private final AnswerCheck check;

    TokenClient(HttpSender sender, CrmLimits limits, Clock clock) {
        this.sender = sender;
        this.limits = limits;
        this.clock = clock;
        check = new AnswerCheck(clock);
    }

    /**
     * Asks for a token.
     *
     * @param form the parameters of the grant
     * @param refreshToken that stays valid if the answer has no other; null for none
     * @throws CrmException to sign in again, if the grant is refused
     */
    CrmCredential ask(URI endpoint, Map<String, String> form, @Nullable String refreshToken) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        CrmResponse response = check.accepted(
                sender.send(endpoint, new CrmRequest("POST", endpoint.toString(), HEADERS, body), limits));
        JsonNode answer = CrmJson.read(response);
        // Zoho refuses with the status 200.
        if (response.status() >= 300 || answer.has("error")) {
            throw new CrmException(Remedy.SIGN_IN, code(answer), null);
        }
        String rotated = CrmJson.text(answer, "refresh_token");
        String instance = CrmJson.text(answer, "instance_url");
        return new CrmCredential(
                CrmJson.required(answer, "access_token"),
                rotated == null ? refreshToken : rotated,
                expiry(answer.path("expires_in").asLong()),
                instance == null ? CrmJson.text(answer, "api_domain") : instance);
    }

    private @Nullable Instant expiry(long seconds) {
        return seconds <= 0 ? null : clock.instant().plusSeconds(seconds);
    }

    /** A code of RFC 6749, 5.2, such as {@code invalid_grant}: a word without values. */
    private static String code(JsonNode answer) {
        String code = CrmJson.text(answer, "error");
        return code != null && code.matches("[a-z_]{1,40}") ? code : "TOKEN_REFUSED";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
