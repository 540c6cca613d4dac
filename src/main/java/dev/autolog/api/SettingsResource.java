package dev.autolog.api;

import dev.autolog.accounts.Whose;
import dev.autolog.domain.Person;
import dev.autolog.history.Page;
import dev.autolog.history.QueryException;
import dev.autolog.history.SettingsChangeView;
import dev.autolog.history.SettingsChanges;
import dev.autolog.people.KeepSettings;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What an account, and each of its agents, wants done with calls and messages. */
@Path("/api/v1/settings")
@Authenticated
@Tag(name = "Settings")
class SettingsResource {
    private final Callers callers;
    private final Requests requests;
    private final KeepSettings settings;
    private final SettingsChanges changes;

    SettingsResource(Callers callers, Requests requests, KeepSettings settings, SettingsChanges changes) {
        this.callers = callers;
        this.requests = requests;
        this.settings = settings;
        this.changes = changes;
    }

    @GET
    @Operation(summary = "What holds for the account")
    public Uni<AccountSettings> ofAccount() {
        return settings.view(Whose.account(callers.current().accountId())).map(AccountSettings::of);
    }

    @PATCH
    @Operation(
            summary = "Change settings of the account, as an admin; in force for the next call",
            description = "Only what is named changes; null is the default. All or nothing.")
    public Uni<AccountSettings> changeAccount(
            @HeaderParam(Requests.KEY) @Nullable String key, UriInfo target, @Nullable SettingsRequest body) {
        Person person = callers.admin();
        SettingsRequest request = Requests.present(body);
        return settings.change(
                        person,
                        Whose.account(person.accountId()),
                        request.toChange(),
                        requests.key(key, target, request))
                .map(AccountSettings::of);
    }

    @GET
    @Path("/mine")
    @Operation(summary = "What holds for the caller")
    public Uni<AgentSettings> mine() {
        Person person = callers.current();
        return ofAgent(person, person.agentId());
    }

    @PATCH
    @Path("/mine")
    @Operation(summary = "Change the caller's own settings, of those that the account leaves to its agents")
    public Uni<AgentSettings> changeMine(
            @HeaderParam(Requests.KEY) @Nullable String key, UriInfo target, @Nullable OwnSettingsRequest body) {
        Person person = callers.current();
        return change(person, person.agentId(), key, target, body);
    }

    @GET
    @Path("/agents/{agentId}")
    @Operation(summary = "What holds for an agent, for admins")
    public Uni<AgentSettings> ofAgent(@PathParam("agentId") String agentId) {
        return ofAgent(callers.admin(), agent(agentId));
    }

    @PATCH
    @Path("/agents/{agentId}")
    @Operation(summary = "Change an agent's own settings, as an admin")
    public Uni<AgentSettings> changeAgent(
            @PathParam("agentId") String agentId,
            @HeaderParam(Requests.KEY) @Nullable String key,
            UriInfo target,
            @Nullable OwnSettingsRequest body) {
        return change(callers.admin(), agent(agentId), key, target, body);
    }

    private static String agent(String agentId) {
        String id = Parameter.text("agentId", agentId);
        if (id == null) {
            throw Problems.notThere();
        }
        return id;
    }

    private Uni<AgentSettings> ofAgent(Person person, String agentId) {
        return settings.view(new Whose(person.accountId(), agentId)).map(AgentSettings::of);
    }

    private Uni<AgentSettings> change(
            Person person, String agentId, @Nullable String key, UriInfo target, @Nullable OwnSettingsRequest body) {
        OwnSettingsRequest request = Requests.present(body);
        return settings.change(
                        person,
                        new Whose(person.accountId(), agentId),
                        request.toChange(),
                        requests.key(key, target, request))
                .map(AgentSettings::of);
    }

    @GET
    @Path("/changes")
    @Operation(
            summary = "Who changed which setting, newest first",
            description = "All of the account for an admin, of others what was changed of their own settings.")
    public Uni<Page<SettingsChangeView>> changes(
            @QueryParam("limit")
                    @Schema(implementation = Integer.class, minimum = "1", maximum = "100", defaultValue = "50")
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Person person = callers.current();
        String before = Parameter.text("cursor", cursor);
        if (before != null && !before.matches("[1-9][0-9]{0,17}")) {
            throw new QueryException("cursor", "is none of this list's");
        }
        return changes.page(person, before == null ? Long.MAX_VALUE : Long.parseLong(before), Parameter.limit(limit));
    }
}
