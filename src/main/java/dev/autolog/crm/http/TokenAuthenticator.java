package dev.autolog.crm.http;

import dev.autolog.crm.CredentialStore;
import dev.autolog.crm.CrmCredential;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Proves who asks by a token that expires. One thread gets the next one; the others wait for it. */
final class TokenAuthenticator implements Authenticator {
    /** A token that expires while a request is on its way is refused. */
    private static final Duration SPARE = Duration.ofMinutes(1);

    private final CredentialStore store;
    private final TokenGrant grant;
    private final String prefix;
    private final Clock clock;
    private final ReentrantLock renewal = new ReentrantLock();

    /** How to get the next token. */
    interface TokenGrant {
        /** The next credential, by the one before; null for the first. */
        CrmCredential next(@Nullable CrmCredential before);
    }

    /** @param prefix before the token, such as {@code Bearer } */
    TokenAuthenticator(CredentialStore store, TokenGrant grant, String prefix, Clock clock) {
        this.store = store;
        this.grant = grant;
        this.prefix = prefix;
        this.clock = clock;
    }

    @Override
    public Map<String, String> headers() {
        CrmCredential current = store.credential();
        return headers(current != null && isFresh(current) ? current : next(Map.of()));
    }

    @Override
    public boolean renew(Map<String, String> refused) {
        return isNewer(next(refused), refused);
    }

    /** A token that is still good and was not refused, got by another thread, or by this one. */
    private CrmCredential next(Map<String, String> refused) {
        renewal.lock();
        try {
            CrmCredential current = store.credential();
            if (current != null && isFresh(current) && isNewer(current, refused)) {
                return current;
            }
            CrmCredential next = grant.next(current);
            // Before its first use: a refresh token that rotated is the only way to the next one.
            store.store(next);
            return next;
        } finally {
            renewal.unlock();
        }
    }

    private Map<String, String> headers(CrmCredential credential) {
        return Map.of("Authorization", prefix + credential.token());
    }

    /** Whether requests with these headers used another credential, or none. */
    private boolean isNewer(CrmCredential credential, Map<String, String> refused) {
        return !headers(credential).equals(refused);
    }

    private boolean isFresh(CrmCredential credential) {
        return credential.expiresAt() == null || clock.instant().plus(SPARE).isBefore(credential.expiresAt());
    }
}
