package dev.autolog.api;

import dev.autolog.domain.Person;
import dev.autolog.domain.Role;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Reads who is calling from the token that the issuer signed, and from nothing else. */
@ApplicationScoped
class CallerReader {
    private static final int LONGEST_ID = 256;

    private final SecurityIdentity identity;
    private final ClaimNames claimNames;

    CallerReader(SecurityIdentity identity, ClaimNames claimNames) {
        this.identity = identity;
        this.claimNames = claimNames;
    }

    /**
     * The caller of the current request.
     *
     * @throws HttpProblem 403 if the token does not say whose it is or names no role
     */
    Person current() {
        String account = id(claimNames.accountClaim());
        String agent = id(claimNames.agentClaim());
        if (account == null || agent == null) {
            throw HttpProblem.valueOf(
                    Status.FORBIDDEN,
                    "The token lacks " + claimNames.accountClaim() + " or " + claimNames.agentClaim() + ".");
        }
        return new Person(account, agent, role());
    }

    /**
     * The caller of the current request, who has to be an admin.
     *
     * @throws HttpProblem 403 if the caller is none
     */
    Person admin() {
        Person person = current();
        if (person.role() != Role.ADMIN) {
            throw Problems.forbidden("This is for admins.");
        }
        return person;
    }

    /**
     * The caller of the current request, who has to be a supervisor or an admin.
     *
     * @throws HttpProblem 403 if the caller is neither
     */
    Person overseer() {
        Person person = current();
        if (person.role() == Role.AGENT) {
            throw Problems.forbidden("This is for supervisors and admins.");
        }
        return person;
    }

    /** The caller's name; null if the token does not tell. */
    @Nullable
    String name() {
        return text("name");
    }

    /** When the token or the session does not hold any more. */
    Instant until() {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Instant.ofEpochSecond(token.getExpirationTime())
                : Instant.EPOCH;
    }

    private Role role() {
        // The highest counts, and the enum has them in order.
        return Stream.of(Role.values())
                .filter(role -> identity.hasRole(role.name().toLowerCase(Locale.ROOT)))
                .reduce((_, higher) -> higher)
                .orElseThrow(() -> HttpProblem.valueOf(
                        Status.FORBIDDEN, "The token names none of the roles agent, supervisor and admin."));
    }

    private @Nullable String id(String claim) {
        String text = text(claim);
        return text == null || text.isBlank() || text.length() > LONGEST_ID ? null : text;
    }

    private @Nullable String text(String claim) {
        return identity.getPrincipal() instanceof JsonWebToken token && token.getClaim(claim) instanceof String text
                ? text
                : null;
    }

    /** Which claims of a token say whose it is. */
    @ConfigMapping(prefix = "autolog.people")
    interface ClaimNames {
        /** Token claim with the account id. */
        @WithDefault("account_id")
        String accountClaim();

        /** Token claim with the agent id of the telephony platform. */
        @WithDefault("agent_id")
        String agentClaim();
    }
}
