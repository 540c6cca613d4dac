package dev.autolog.crm;

import java.net.URI;
import java.util.List;

/** How requests to a CRM prove who they are. */
public sealed interface Authentication {
    /**
     * A lasting token in a header.
     *
     * @param header such as {@code Authorization}
     * @param prefix before the token, such as {@code Bearer }; may be empty
     * @param field the form's field with the token
     */
    record HeaderToken(String header, String prefix, String field) implements Authentication {}

    /** User name and password with each request, from two fields of the form. */
    record Basic(String userField, String passwordField) implements Authentication {}

    /**
     * The authorization code flow with refresh tokens (RFC 6749, 4.1 and 6). The fields {@code clientId} and {@code clientSecret} of the
     * form name the app that asks.
     *
     * @param authorize where the admin signs in
     * @param token where codes and refresh tokens are exchanged
     * @param scopes what is asked for
     */
    record OAuthCode(URI authorize, URI token, List<String> scopes) implements Authentication {
        public OAuthCode {
            scopes = List.copyOf(scopes);
        }
    }

    /**
     * A signed assertion (RFC 7523) is exchanged for a token at the connection's address; its key, issuer and subject are fields of the
     * form.
     *
     * @param tokenPath below the address
     * @param audience whom assertions are for
     * @param sandboxes how the hosts of test systems end, which have an audience of their own
     * @param sandboxAudience whom assertions to those are for
     */
    record JwtBearer(
            String tokenPath,
            String audience,
            List<String> sandboxes,
            String sandboxAudience,
            String keyField,
            String issuerField,
            String subjectField)
            implements Authentication {
        public JwtBearer {
            sandboxes = List.copyOf(sandboxes);
        }
    }

    /**
     * The id and the secret of a client are exchanged for a token (RFC 6749, 4.4) at the authorization server, which is the connection's
     * address; its answer names the server for requests. The fields {@code clientId} and {@code clientSecret} of the form name the
     * client, {@code organization} the organization that it asks for.
     *
     * @param tokenPath below the address
     * @param scope what is asked for
     * @param service before the organization's id, such as {@code ZohoCRM.}
     * @param prefix before the token, such as {@code Zoho-oauthtoken }
     */
    record ClientCredentials(String tokenPath, String scope, String service, String prefix) implements Authentication {}

    /** The adapter signs in itself, by {@link CrmSession#signedIn}. */
    record SignIn() implements Authentication {}
}
