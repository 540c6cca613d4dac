package dev.autolog.api;

import dev.autolog.apikeys.ApiKeyOwner;
import java.security.Principal;

/** The caller of a request with an API key: a program of an account, and no person. */
record ApiKeyPrincipal(ApiKeyOwner owner) implements Principal {
    @Override
    public String getName() {
        return owner.keyId().toString();
    }
}
