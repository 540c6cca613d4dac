package dev.autolog.api;

import dev.autolog.domain.Person;
import dev.autolog.domain.Role;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Tells a front end whom it works for. */
@Path("/api/v1/me")
@Authenticated
class Me {
    private final Callers callers;

    Me(Callers callers) {
        this.callers = callers;
    }

    /**
     * The caller.
     *
     * @param name null if the token does not tell
     */
    record View(String accountId, String agentId, @Nullable String name, Role role) {
        static View of(Person person, @Nullable String name) {
            return new View(person.accountId(), person.agentId(), name, person.role());
        }

        /** Masked: names are personal data. */
        @Override
        public String toString() {
            return "View[" + agentId + ", " + role + "]";
        }
    }

    @GET
    @Operation(summary = "Who is calling")
    public View me() {
        return View.of(callers.current(), callers.name());
    }
}
