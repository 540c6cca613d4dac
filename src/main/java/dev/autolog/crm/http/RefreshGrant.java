package dev.autolog.crm.http;

import dev.autolog.crm.Authentication.OAuthCode;
import dev.autolog.crm.CredentialStore;
import dev.autolog.crm.CrmCredential;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.http.TokenAuthenticator.TokenGrant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gets tokens by the refresh token of an earlier sign-in (RFC 6749, 6). */
record RefreshGrant(OAuthCode scheme, CredentialStore store, TokenClient client) implements TokenGrant {
    static final String CLIENT_ID = "clientId";
    static final String CLIENT_SECRET = "clientSecret";

    @Override
    public CrmCredential next(@Nullable CrmCredential before) {
        String refreshToken = before == null ? null : before.refreshToken();
        if (before == null || refreshToken == null) {
            throw new CrmException(Remedy.SIGN_IN, "NOT_SIGNED_IN", null);
        }
        CrmCredential next = client.ask(
                scheme.token(),
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        refreshToken,
                        "client_id",
                        Authenticator.required(store, CLIENT_ID),
                        "client_secret",
                        Authenticator.required(store, CLIENT_SECRET)),
                refreshToken);
        String address = next.address() == null ? before.address() : next.address();
        return new CrmCredential(next.token(), next.refreshToken(), next.expiresAt(), address);
    }
}
