package dev.autolog.local;

import dev.autolog.local.Answer.Request;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.json.JsonUtil;

/** The authorization code flow of the {@link LocalIssuer}, with PKCE if the client requests it. */
final class CodeFlow {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");

    private final LocalIssuer issuer;
    private final String secret;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    /** The grant of a code, which is valid once. */
    private record Grant(LocalPerson person, String redirectUri, String nonce, String challenge) {}

    CodeFlow(LocalIssuer issuer, String secret) {
        this.issuer = issuer;
        this.secret = secret;
    }

    /** The sign-in page, or the redirect with a code once a person is chosen. */
    Answer authorize(Request request) {
        String redirectUri = loopback(request.get("redirect_uri"));
        if (!request.get("client_id").equals(LocalIssuer.CLIENT)
                || !request.get("response_type").equals("code")) {
            return Answer.refusal("unauthorized_client");
        }
        if (request.get("person").isEmpty()) {
            return Answer.page(SignInPage.html(request.parameters()));
        }
        String code = UUID.randomUUID().toString();
        LocalPerson person = LocalPerson.withId(request.get("person"));
        grants.put(code, new Grant(person, redirectUri, request.get("nonce"), request.get("code_challenge")));
        return Answer.redirect(redirectUri + "?code=" + code + "&state=" + encode(request.get("state")));
    }

    /** The tokens for a code. */
    Answer token(Request request) {
        if (!isOurClient(request)) {
            return Answer.refusal("invalid_client");
        }
        Grant grant = grants.remove(request.get("code"));
        if (grant == null
                || !grant.redirectUri.equals(request.get("redirect_uri"))
                || !(grant.challenge.isEmpty()
                        || grant.challenge.equals(IssuerKey.challenge(request.get("code_verifier"))))) {
            return Answer.refusal("invalid_grant");
        }
        return Answer.json(JsonUtil.toJson(Map.of(
                "access_token",
                issuer.token(grant.person),
                "id_token",
                issuer.idToken(grant.person, grant.nonce.isEmpty() ? null : grant.nonce),
                "token_type",
                "Bearer",
                "expires_in",
                LocalIssuer.tokenLife().toSeconds())));
    }

    /** Redirects the person back; the issuer has no session to end. */
    Answer signOut(Request request) {
        return Answer.redirect(loopback(request.get("post_logout_redirect_uri")));
    }

    private boolean isOurClient(Request request) {
        String basic = Base64.getEncoder()
                .encodeToString((LocalIssuer.CLIENT + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return request.authorization().equals("Basic " + basic)
                || request.get("client_secret").equals(secret);
    }

    /** Requires a loopback address, so that codes never leave this machine. */
    private static String loopback(String uri) {
        URI parsed = URI.create(uri);
        if (!"http".equals(parsed.getScheme()) || parsed.getHost() == null || !LOOPBACK.contains(parsed.getHost())) {
            throw new IllegalArgumentException("not on this machine");
        }
        return uri;
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
