package dev.autolog.crm.http;

import dev.autolog.crm.Authentication;
import dev.autolog.crm.ConnectionForm;
import dev.autolog.crm.CredentialStore;
import dev.autolog.crm.CrmCredential;
import dev.autolog.crm.CrmLimits;
import dev.autolog.crm.CrmRequest;
import dev.autolog.crm.CrmResponse;
import dev.autolog.crm.CrmSession;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A session over HTTP. */
final class HttpCrmSession implements CrmSession {
    private static final String ADDRESS = "address";
    /** RFC 6750. */
    private static final String BEARER = "Bearer ";

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 307, 308);
    private static final int MOST_REDIRECTS = 3;

    private final ConnectionForm form;
    private final CrmLimits limits;
    private final CredentialStore store;
    private final HttpSender sender;
    private final Authenticator authenticator;
    private final AnswerCheck check;
    private final ReentrantLock signIn = new ReentrantLock();

    HttpCrmSession(ConnectionForm form, CrmLimits limits, CredentialStore store, HttpSender sender, Clock clock) {
        this.form = form;
        this.limits = limits;
        this.store = store;
        this.sender = sender;
        authenticator = authenticator(form.authentication(), store, new TokenClient(sender, limits, clock), clock);
        check = new AnswerCheck(clock);
    }

    private static Authenticator authenticator(
            Authentication scheme, CredentialStore store, TokenClient client, Clock clock) {
        return switch (scheme) {
            case Authentication.HeaderToken token ->
                new LastingAuthenticator(
                        () -> Map.of(token.header(), token.prefix() + Authenticator.required(store, token.field())));
            case Authentication.Basic basic ->
                new LastingAuthenticator(() -> Map.of("Authorization", "Basic " + basic(basic, store)));
            case Authentication.OAuthCode code ->
                new TokenAuthenticator(store, new RefreshGrant(code, store, client), BEARER, clock);
            case Authentication.JwtBearer bearer ->
                new TokenAuthenticator(store, new AssertionGrant(bearer, store, client, clock), BEARER, clock);
            case Authentication.ClientCredentials credentials ->
                new TokenAuthenticator(store, new ClientGrant(credentials, store, client), credentials.prefix(), clock);
            case Authentication.SignIn signIn -> new LastingAuthenticator(Map::of);
        };
    }

    private static String basic(Authentication.Basic scheme, CredentialStore store) {
        String pair = Authenticator.required(store, scheme.userField())
                + ":"
                + Authenticator.required(store, scheme.passwordField());
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable String setting(String field) {
        return store.setting(field);
    }

    @Override
    public CrmResponse send(CrmRequest request) {
        Map<String, String> proof = authenticator.headers();
        CrmResponse response = attempt(request, proof);
        if (response.status() == 401 && authenticator.renew(proof)) {
            response = attempt(request, authenticator.headers());
        }
        return check.accepted(response);
    }

    private CrmResponse attempt(CrmRequest request, Map<String, String> proof) {
        URI url = RequestTarget.of(address(), request.target(), form.hosts());
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.putAll(proof);
        CrmRequest proven = new CrmRequest(request.method(), request.target(), headers, request.body());
        CrmResponse response = sender.send(url, proven, limits);
        for (int followed = 0; followed < MOST_REDIRECTS && isFollowed(request, response); followed++) {
            url = RequestTarget.of(address(), location(url, response), form.hosts());
            response = sender.send(url, proven, limits);
        }
        return response;
    }

    /** The well-known address of CardDAV is a redirect in most cases (RFC 6764, 5). */
    private static boolean isFollowed(CrmRequest request, CrmResponse response) {
        return request.method().equals("PROPFIND")
                && REDIRECTS.contains(response.status())
                && response.headers().containsKey("location");
    }

    private static String location(URI url, CrmResponse response) {
        try {
            return url.resolve(Objects.requireNonNull(response.headers().get("location")))
                    .toString();
        } catch (IllegalArgumentException e) {
            // Not as a cause: its message quotes the address.
            throw RequestTarget.refused();
        }
    }

    /** The one that the CRM named at sign-in, the one that the admin entered, or the only one that there is. */
    private String address() {
        CrmCredential credential = store.credential();
        if (credential != null && credential.address() != null) {
            return credential.address();
        }
        return form.hosts().isEmpty()
                ? Authenticator.required(store, ADDRESS)
                : "https://" + form.hosts().getFirst();
    }

    @Override
    public String signedIn(Supplier<String> signIn) {
        this.signIn.lock();
        try {
            CrmCredential current = store.credential();
            if (current != null) {
                return current.token();
            }
            String proof = signIn.get();
            store.store(new CrmCredential(proof, null, null, null));
            return proof;
        } finally {
            this.signIn.unlock();
        }
    }

    @Override
    public void signOut() {
        store.forget();
    }
}
