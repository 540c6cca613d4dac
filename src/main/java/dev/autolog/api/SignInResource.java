package dev.autolog.api;

import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.OidcSession;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How a person comes into the page and out of it again. */
@Path("/")
class SignInResource {
    /** Where signing in begins and where the issuer leads back to. */
    static final String PATH = "/sign-in";

    private static final URI PAGE = URI.create("/");
    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final String CROSS_SITE = "cross-site";

    private final OidcSession session;
    private final CurrentIdentityAssociation callers;
    private final Instance<OidcConfigurationMetadata> issuer;

    SignInResource(
            OidcSession session, CurrentIdentityAssociation callers, Instance<OidcConfigurationMetadata> issuer) {
        this.session = session;
        this.callers = callers;
        this.issuer = issuer;
    }

    /** Reached only with a session; other requests are redirected to the issuer first. */
    @GET
    @Path(PATH)
    @Authenticated
    @Operation(hidden = true)
    public Response signedIn() {
        return Response.seeOther(PAGE).build();
    }

    /** Forgets the session, here and at the issuer if that can. */
    @GET
    @Path("/sign-out")
    @Blocking
    @Operation(hidden = true)
    public Uni<Response> signOut(RoutingContext request, UriInfo here) {
        if (!SignInTenantResolver.hasSession(request) || isCrossSite(request)) {
            return Uni.createFrom().item(Response.seeOther(PAGE).build());
        }
        URI page = here.getBaseUri().resolve(PAGE);
        return callers.getDeferredIdentity()
                .map(caller -> Optional.ofNullable(caller.getCredential(IdTokenCredential.class))
                        .map(IdTokenCredential::getToken))
                // A session that holds no more is gone at the issuer already.
                .onFailure()
                .recoverWithItem(Optional.empty())
                .call(() -> session.logout())
                .map(token -> Response.seeOther(
                                token.map(hint -> atIssuer(hint, page)).orElse(page))
                        .build());
    }

    /** Browsers say where a request begins; a link or an image of another site must not end the session. */
    private static boolean isCrossSite(RoutingContext request) {
        return CROSS_SITE.equals(request.request().getHeader(FETCH_SITE));
    }

    private URI atIssuer(String idToken, URI page) {
        String endSession = issuer.get().getEndSessionUri();
        return endSession == null
                ? page
                : UriBuilder.fromUri(endSession)
                        .queryParam("id_token_hint", idToken)
                        .queryParam("post_logout_redirect_uri", page)
                        .build();
    }
}
