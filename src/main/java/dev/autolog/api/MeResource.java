package dev.autolog.api;

import dev.autolog.domain.Person;
import dev.autolog.domain.Role;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Returns the signed-in user to a front end. */
@Path("/api/v1/me")
@Authenticated
class MeResource {
    private final CallerReader callerReader;

    MeResource(CallerReader callerReader) {
        this.callerReader = callerReader;
    }

    /**
     * The caller.
     *
     * @param name null if the token has none
     */
    record MeView(
            String accountId, String agentId, @Nullable String name, Role role) {
        static MeView of(Person person, @Nullable String name) {
            return new MeView(person.accountId(), person.agentId(), name, person.role());
        }

        /** Masked: names are personal data. */
        @Override
        public String toString() {
            return "MeView[" + agentId + ", " + role + "]";
        }
    }

    @GET
    @Operation(summary = "Who is calling")
    public MeView me() {
        return MeView.of(callerReader.current(), callerReader.name());
    }
}
