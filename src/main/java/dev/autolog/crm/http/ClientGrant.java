package dev.autolog.crm.http;

import dev.autolog.crm.Authentication.ClientCredentials;
import dev.autolog.crm.CredentialStore;
import dev.autolog.crm.CrmCredential;
import dev.autolog.crm.http.TokenAuthenticator.TokenGrant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gets tokens by the secret of a client (RFC 6749, 4.4). */
record ClientGrant(ClientCredentials scheme, CredentialStore store, TokenClient client) implements TokenGrant {
    @Override
    public CrmCredential next(@Nullable CrmCredential before) {
        return client.ask(
                RequestTarget.of(Authenticator.required(store, "address"), scheme.tokenPath(), List.of()),
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        Authenticator.required(store, RefreshGrant.CLIENT_ID),
                        "client_secret",
                        Authenticator.required(store, RefreshGrant.CLIENT_SECRET),
                        "scope",
                        scheme.scope(),
                        "soid",
                        scheme.service() + Authenticator.required(store, "organization")),
                null);
    }
}
