package dev.autolog.api;

import dev.autolog.actions.SettingsService;
import dev.autolog.domain.Person;
import dev.autolog.history.InvalidQueryException;
import dev.autolog.history.Page;
import dev.autolog.history.SettingsChangeQuery;
import dev.autolog.history.SettingsChangeView;
import dev.autolog.settings.SettingsScope;
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

/** Settings of the account and of its agents. */
@Path("/api/v1/settings")
@Authenticated
@Tag(name = "Settings")
class SettingsResource {
    private final CallerReader callerReader;
    private final WriteRequests writeRequests;
    private final SettingsService settings;
    private final SettingsChangeQuery changes;
    private final ResultMapper results;

    SettingsResource(
            CallerReader callerReader,
            WriteRequests writeRequests,
            SettingsService settings,
            SettingsChangeQuery changes,
            ResultMapper results) {
        this.callerReader = callerReader;
        this.writeRequests = writeRequests;
        this.settings = settings;
        this.changes = changes;
        this.results = results;
    }

    @GET
    @Operation(summary = "What holds for the account")
    public Uni<AccountSettingsView> ofAccount() {
        return settings.view(SettingsScope.account(callerReader.current().accountId()))
                .map(AccountSettingsView::of);
    }

    @PATCH
    @Operation(
            summary = "Change settings of the account, as an admin; in force for the next call",
            description = "Only what is named changes; null is the default. All or nothing.")
    public Uni<AccountSettingsView> changeAccount(
            @HeaderParam(WriteRequests.KEY) @Nullable String key,
            UriInfo target,
            @Nullable AccountSettingsRequest body) {
        Person person = callerReader.admin();
        AccountSettingsRequest request = WriteRequests.present(body);
        return settings.change(
                        person,
                        SettingsScope.account(person.accountId()),
                        request.toChange(),
                        writeRequests.key(key, target, request))
                .chain(results::value)
                .map(AccountSettingsView::of);
    }

    @GET
    @Path("/mine")
    @Operation(summary = "What holds for the caller")
    public Uni<AgentSettingsView> mine() {
        Person person = callerReader.current();
        return ofAgent(person, person.agentId());
    }

    @PATCH
    @Path("/mine")
    @Operation(summary = "Change the caller's own settings, of those that the account leaves to its agents")
    public Uni<AgentSettingsView> changeMine(
            @HeaderParam(WriteRequests.KEY) @Nullable String key, UriInfo target, @Nullable AgentSettingsRequest body) {
        Person person = callerReader.current();
        return change(person, person.agentId(), key, target, body);
    }

    @GET
    @Path("/agents/{agentId}")
    @Operation(summary = "What holds for an agent, for admins")
    public Uni<AgentSettingsView> ofAgent(@PathParam("agentId") String agentId) {
        return ofAgent(callerReader.admin(), agent(agentId));
    }

    @PATCH
    @Path("/agents/{agentId}")
    @Operation(summary = "Change an agent's own settings, as an admin")
    public Uni<AgentSettingsView> changeAgent(
            @PathParam("agentId") String agentId,
            @HeaderParam(WriteRequests.KEY) @Nullable String key,
            UriInfo target,
            @Nullable AgentSettingsRequest body) {
        return change(callerReader.admin(), agent(agentId), key, target, body);
    }

    private static String agent(String agentId) {
        String id = QueryParameters.text("agentId", agentId);
        if (id == null) {
            throw Problems.notFound();
        }
        return id;
    }

    private Uni<AgentSettingsView> ofAgent(Person person, String agentId) {
        return settings.view(new SettingsScope(person.accountId(), agentId)).map(AgentSettingsView::of);
    }

    private Uni<AgentSettingsView> change(
            Person person, String agentId, @Nullable String key, UriInfo target, @Nullable AgentSettingsRequest body) {
        AgentSettingsRequest request = WriteRequests.present(body);
        return settings.change(
                        person,
                        new SettingsScope(person.accountId(), agentId),
                        request.toChange(),
                        writeRequests.key(key, target, request))
                .chain(results::value)
                .map(AgentSettingsView::of);
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
        Person person = callerReader.current();
        String before = QueryParameters.text("cursor", cursor);
        if (before != null && !before.matches("[1-9][0-9]{0,17}")) {
            throw InvalidQueryException.cursor();
        }
        return changes.page(
                person, before == null ? Long.MAX_VALUE : Long.parseLong(before), QueryParameters.limit(limit));
    }
}
