package dev.autolog.api;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Refuses the cookie of a signed-out session: all other checks would accept a copy of it. */
@ApplicationScoped
class SignedOutSessionAugmentor implements SecurityIdentityAugmentor {
    private final SignedOutSessionRepository signedOut;

    SignedOutSessionAugmentor(SignedOutSessionRepository signedOut) {
        this.signedOut = signedOut;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity caller, AuthenticationRequestContext context) {
        return PageSession.of(caller)
                .map(session -> signedOut
                        .contains(session.id(), session.issuedAt())
                        .map(isSignedOut -> {
                            if (isSignedOut) {
                                throw new AuthenticationFailedException("The session was ended");
                            }
                            return caller;
                        }))
                .orElseGet(() -> Uni.createFrom().item(caller));
    }
}
