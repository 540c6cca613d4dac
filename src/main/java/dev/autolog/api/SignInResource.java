package dev.autolog.api;

import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.OidcProviderClient;
import io.quarkus.oidc.OidcSession;
import io.quarkus.oidc.RefreshToken;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.config.ConfigMapping;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Signs people in to the inbox and out of it. */
@Path("/")
class SignInResource {
    /** The path where sign-in starts and to which the issuer redirects. */
    static final String PATH = "/sign-in";

    private static final URI PAGE = URI.create("/");
    /** How far the clocks of the issuer and of other instances may lag. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private final OidcSession session;
    private final CurrentIdentityAssociation callers;
    private final Instance<OidcConfigurationMetadata> issuer;
    private final Instance<OidcProviderClient> issuerClient;
    private final SignedOutSessionRepository signedOut;
    private final PageConfig config;
    private final Clock clock;

    SignInResource(
            OidcSession session,
            CurrentIdentityAssociation callers,
            Instance<OidcConfigurationMetadata> issuer,
            Instance<OidcProviderClient> issuerClient,
            SignedOutSessionRepository signedOut,
            PageConfig config,
            Clock clock) {
        this.session = session;
        this.callers = callers;
        this.issuer = issuer;
        this.issuerClient = issuerClient;
        this.signedOut = signedOut;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The answer to a sign-out.
     *
     * @param next the address to open next: the issuer's, which ends its own session and redirects back, or the inbox's
     */
    record SignOutView(URI next) {}

    /** Requires a session; requests without one are redirected to the issuer first. */
    @GET
    @Path(PATH)
    @Authenticated
    @Operation(hidden = true)
    public Response signedIn() {
        // Without a host: a relative URI would get that of the request.
        return Response.status(Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, PAGE.toString())
                .build();
    }

    /** Ends the session on all instances, and returns the address where the issuer ends its own. */
    @POST
    @Path("/sign-out")
    @Blocking
    @Operation(hidden = true)
    public Uni<SignOutView> signOut(RoutingContext request, UriInfo here) {
        if (!SignInTenantResolver.hasSession(request)) {
            return Uni.createFrom().item(new SignOutView(PAGE));
        }
        // Session and issuer metadata wait for the identity, which must not block an event loop.
        Executor workers = Infrastructure.getDefaultWorkerPool();
        return callers.getDeferredIdentity()
                .emitOn(workers)
                .chain(caller -> PageSession.of(caller)
                        .map(ended -> end(ended, caller, workers)
                                .emitOn(workers)
                                .replaceWith(() -> atIssuer(ended.idToken(), here)))
                        .orElseGet(() -> Uni.createFrom().item(PAGE)))
                // The issuer has already ended an invalid session.
                .onFailure(SecurityException.class)
                .recoverWithItem(PAGE)
                .call(() -> session.logout())
                .map(SignOutView::new);
    }

    private Uni<Void> end(PageSession ended, SecurityIdentity caller, Executor workers) {
        return signedOut
                .add(ended.id(), clock.instant(), ended.expiresAt().plus(CLOCK_TOLERANCE))
                .emitOn(workers)
                .chain(() -> revoke(caller.getCredential(RefreshToken.class)));
    }

    /** Revokes the refresh token: otherwise a copy of the cookie could get new tokens until the issuer ends its session. */
    private Uni<Void> revoke(@Nullable RefreshToken refresh) {
        return refresh == null || refresh.getToken() == null
                ? Uni.createFrom().voidItem()
                : issuerClient
                        .get()
                        .revokeRefreshToken(refresh.getToken())
                        .replaceWithVoid()
                        .onFailure()
                        .recoverWithNull();
    }

    private URI atIssuer(String idToken, UriInfo here) {
        String endSession = issuer.get().getEndSessionUri();
        return endSession == null
                ? PAGE
                : UriBuilder.fromUri(endSession)
                        .queryParam("id_token_hint", idToken)
                        .queryParam(
                                "post_logout_redirect_uri",
                                config.publicAddress()
                                        .orElseGet(here::getBaseUri)
                                        .resolve(PAGE))
                        .build();
    }

    /** The inbox, as browsers reach it. */
    @ConfigMapping(prefix = "autolog.page")
    interface PageConfig {
        /**
         * Public address of the page, such as https://autolog.example: scheme, host and, if need be, port. Without it, sign-in and
         * sign-out lead back to the host that the request names.
         */
        Optional<URI> publicAddress();
    }
}
