package dev.autolog.crm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The users of a CRM by their e-mail, asked for every ten minutes at most. */
final class UserDirectory {
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final Clock clock;
    private Map<String, String> idsByEmail = Map.of();
    private Instant expiresAt = Instant.MIN;

    UserDirectory(Clock clock) {
        this.clock = clock;
    }

    /**
     * The CRM's id of an owner.
     *
     * @param owner an id, or an e-mail
     * @return null if the CRM has no user with this e-mail
     */
    synchronized @Nullable String id(LogTarget target, CrmSession session, @Nullable String owner) {
        if (owner == null || owner.indexOf('@') < 0) {
            return owner;
        }
        if (clock.instant().isAfter(expiresAt)) {
            Map<String, String> ids = new HashMap<>();
            for (CrmUser user : target.users(session)) {
                String email = user.email();
                if (email != null) {
                    ids.putIfAbsent(email.toLowerCase(Locale.ROOT), user.id());
                }
            }
            idsByEmail = ids;
            expiresAt = clock.instant().plus(LIFETIME);
        }
        return idsByEmail.get(owner.toLowerCase(Locale.ROOT));
    }
}
