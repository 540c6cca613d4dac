package dev.autolog.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;

/**
 * A small OpenID Connect provider on the loopback interface, for tests and for {@code make run}. Its page signs a person in as
 * one of {@link LocalPerson#ALL} with one click. It requires no password, so it must only be used on a developer's machine.
 */
public final class LocalIssuer implements AutoCloseable {
    /** The only client, and the audience of the tokens. */
    public static final String CLIENT = "autolog";

    private static final Duration TOKEN_LIFE = Duration.ofHours(12);

    private final IssuerKey key;
    /** All keys since the start; the last one signs. */
    private final List<IssuerKey> keys = new CopyOnWriteArrayList<>();

    private final URI url;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private LocalIssuer(IssuerKey key, HttpServer server) {
        this.key = key;
        keys.add(key);
        this.server = server;
        url = url(server.getAddress().getPort());
    }

    /** Starts an issuer that keeps its key in the folder; port 0 picks a free one. */
    public static LocalIssuer start(Path folder, int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
            LocalIssuer issuer = new LocalIssuer(IssuerKey.in(folder), server);
            issuer.listen();
            return issuer;
        } catch (IOException e) {
            throw new StartFailure("The issuer of tokens cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    static URI url(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private void listen() {
        CodeFlow flow = new CodeFlow(this, key.clientSecret());
        server.setExecutor(threads);
        Answer.serve(server, "/.well-known/openid-configuration", _ -> Answer.json(metadata()));
        Answer.serve(server, "/jwks", _ -> Answer.json(IssuerKey.publicKeys(keys)));
        Answer.serve(server, "/authorize", flow::authorize);
        Answer.serve(server, "/token", flow::token);
        Answer.serve(server, "/sign-out", flow::signOut);
        server.start();
    }

    /** The address of the issuer, and the issuer claim of its tokens. */
    public URI url() {
        return url;
    }

    /** The secret with which the service exchanges a code. */
    public String clientSecret() {
        return key.clientSecret();
    }

    /** Signs with a new key from now on; tokens that earlier keys signed stay valid. */
    public void rotateKey() {
        keys.add(IssuerKey.fresh());
    }

    /** A bearer token of the person. */
    public String token(LocalPerson person) {
        return token(claims(person));
    }

    /** A token with the given claims, even if some that the service requires are missing. */
    public String token(JwtClaims claims) {
        return token(keys.getLast(), url, claims);
    }

    /** A token with this issuer's address and the signature of an unknown key. */
    public String forgedToken(LocalPerson person) {
        return token(IssuerKey.fresh(), url, claims(person));
    }

    /** The token that {@code make token} prints, from the issuer with its key in the folder and the given port. */
    static String token(Path folder, int port, LocalPerson person) {
        return token(IssuerKey.in(folder), url(port), claims(person));
    }

    /** The ID token of a sign-in. */
    String idToken(LocalPerson person, @Nullable String nonce) {
        JwtClaims claims = claims(person);
        claims.setStringClaim("sid", UUID.randomUUID().toString());
        if (nonce != null) {
            claims.setStringClaim("nonce", nonce);
        }
        return token(claims);
    }

    /** All claims about a person that the service reads. */
    public static JwtClaims claims(LocalPerson person) {
        JwtClaims claims = new JwtClaims();
        claims.setSubject(person.id());
        claims.setStringClaim("name", person.name());
        claims.setStringClaim("account_id", person.accountId());
        claims.setStringClaim("agent_id", person.agentId());
        claims.setStringListClaim("groups", List.of(person.role()));
        return claims;
    }

    private static String token(IssuerKey key, URI issuer, JwtClaims claims) {
        Instant now = Instant.now();
        claims.setIssuer(issuer.toString());
        if (!claims.hasAudience()) {
            claims.setAudience(CLIENT);
        }
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        if (!claims.hasClaim("exp")) {
            claims.setExpirationTime(
                    NumericDate.fromSeconds(now.plus(TOKEN_LIFE).getEpochSecond()));
        }
        return key.sign(claims);
    }

    static Duration tokenLife() {
        return TOKEN_LIFE;
    }

    private String metadata() {
        return JsonUtil.toJson(Map.of(
                "issuer", url.toString(),
                "authorization_endpoint", url + "/authorize",
                "token_endpoint", url + "/token",
                "jwks_uri", url + "/jwks",
                "end_session_endpoint", url + "/sign-out",
                "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("ES256"),
                "code_challenge_methods_supported", List.of("S256")));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
