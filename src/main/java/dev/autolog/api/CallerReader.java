package dev.autolog.api;

import dev.autolog.apikeys.ApiKeyOwner;
import dev.autolog.domain.Person;
import dev.autolog.domain.Role;
import dev.autolog.domain.Trigger;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Reads the user of the current request from the signed token, and only from there, or the owner of its API key. */
@ApplicationScoped
class CallerReader {
    private static final int LONGEST_ID = 256;
    /** Actors in the audit trail and in dead letters that are not agents, in lower case. */
    private static final Set<String> RESERVED =
            Set.of(Trigger.PIPELINE.toLowerCase(Locale.ROOT), Trigger.OPERATOR.toLowerCase(Locale.ROOT));
    /** Blanks, and control and format characters. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Z}\\p{C}]");

    private final SecurityIdentity identity;
    private final ClaimNames claimNames;

    CallerReader(SecurityIdentity identity, ClaimNames claimNames) {
        this.identity = identity;
        this.claimNames = claimNames;
    }

    /**
     * The user of the current request.
     *
     * @throws HttpProblem 403 if the token names no account, agent or role, or an agent that looks like the pipeline or an operator;
     *     and for an API key, which is no person's
     */
    Person current() {
        if (identity.getPrincipal() instanceof ApiKeyPrincipal) {
            throw Problems.of(ProblemCode.KEY_NOT_ALLOWED);
        }
        String account = id(claimNames.accountClaim());
        String agent = id(claimNames.agentClaim());
        if (account == null || agent == null) {
            throw Problems.of(
                    ProblemCode.CLAIM_REQUIRED,
                    Map.of("accountClaim", claimNames.accountClaim(), "agentClaim", claimNames.agentClaim()));
        }
        if (looksReserved(agent)) {
            throw Problems.of(ProblemCode.RESERVED_AGENT, Map.of("agentClaim", claimNames.agentClaim()));
        }
        return new Person(account, agent, role());
    }

    /**
     * The account and the id of the API key of the current request.
     *
     * @throws HttpProblem 403 for tokens and sessions of users
     */
    ApiKeyOwner apiKeyOwner() {
        if (identity.getPrincipal() instanceof ApiKeyPrincipal(ApiKeyOwner owner)) {
            return owner;
        }
        throw Problems.of(ProblemCode.KEY_REQUIRED);
    }

    /** Whether users could mistake the agent id for an actor that is not an agent. */
    private static boolean looksReserved(String agentId) {
        String seen = UNSEEN.matcher(Normalizer.normalize(agentId, Normalizer.Form.NFKC))
                .replaceAll("");
        return RESERVED.contains(seen.toLowerCase(Locale.ROOT));
    }

    /**
     * The user of the current request, who must be an admin.
     *
     * @throws HttpProblem 403 for other roles
     */
    Person admin() {
        Person person = current();
        if (person.role() != Role.ADMIN) {
            throw Problems.of(ProblemCode.ADMIN_REQUIRED);
        }
        return person;
    }

    /**
     * The user of the current request, who must be a supervisor or an admin.
     *
     * @throws HttpProblem 403 for agents
     */
    Person supervisor() {
        Person person = current();
        if (person.role() == Role.AGENT) {
            throw Problems.of(ProblemCode.SUPERVISOR_REQUIRED);
        }
        return person;
    }

    /** The user's name; null if the token has none. */
    @Nullable
    String name() {
        return text("name");
    }

    /** When the token or session expires. */
    Instant expiresAt() {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Instant.ofEpochSecond(token.getExpirationTime())
                : Instant.EPOCH;
    }

    private Role role() {
        // The enum lists the roles from lowest to highest; the highest counts.
        return Stream.of(Role.values())
                .filter(role -> identity.hasRole(role.name().toLowerCase(Locale.ROOT)))
                .reduce((_, higher) -> higher)
                .orElseThrow(() -> Problems.of(ProblemCode.ROLE_REQUIRED));
    }

    private @Nullable String id(String claim) {
        String text = text(claim);
        return text == null || text.isBlank() || text.length() > LONGEST_ID || !RequestJsonFactory.isStorable(text)
                ? null
                : text;
    }

    /** A key per person or API key for the rate limits; works without the claims, which may be missing. */
    String key(SecurityIdentity caller) {
        if (caller.getPrincipal() instanceof ApiKeyPrincipal(ApiKeyOwner owner)) {
            return owner.keyId().toString();
        }
        return text(caller, claimNames.accountClaim()) + "\0" + text(caller, claimNames.agentClaim());
    }

    private @Nullable String text(String claim) {
        return text(identity, claim);
    }

    private static @Nullable String text(SecurityIdentity identity, String claim) {
        return identity.getPrincipal() instanceof JsonWebToken token && token.getClaim(claim) instanceof String text
                ? text
                : null;
    }

    /** Names of the token claims that identify the user. */
    @ConfigMapping(prefix = "autolog.people")
    interface ClaimNames {
        /** The claim with the account id. */
        @WithDefault("account_id")
        String accountClaim();

        /** Token claim with the agent id of the telephony platform. */
        @WithDefault("agent_id")
        String agentClaim();
    }
}
