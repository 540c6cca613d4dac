package dev.autolog.settings;

import static dev.autolog.requests.Results.done;
import static dev.autolog.requests.Results.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.autolog.domain.rules.DoNotLogEntry;
import dev.autolog.domain.rules.Setting;
import dev.autolog.local.LocalStackResource;
import dev.autolog.persistence.Transactions;
import dev.autolog.requests.ActionRefusal.AlreadyChanged;
import dev.autolog.requests.ActionRefusal.InvalidRequest;
import dev.autolog.requests.ActionResult;
import dev.autolog.validation.Violation;
import dev.autolog.validation.ViolationCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SettingsEditorTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final String BOSS = "u-9";

    @Inject
    SettingsEditor settings;

    @Inject
    Transactions transactions;

    private final SettingsScope account = SettingsScope.account("settings-" + UUID.randomUUID());
    private final SettingsScope ada = new SettingsScope(account.accountId(), "u-17");

    private ActionResult<ChangedSettings> change(
            SettingsScope settingsScope, @Nullable Integer version, String values, String... locked)
            throws JsonProcessingException {
        Map<String, JsonNode> read = MAPPER.readValue(values.replace('\'', '"'), new TypeReference<>() {});
        var change = new SettingsChange(version, read, locked.length == 0 ? null : List.of(locked));
        return transactions.run(session -> settings.change(session, settingsScope, change, BOSS, NOW));
    }

    private SettingsView view(SettingsScope settingsScope) {
        return transactions.run(session -> settings.view(session, settingsScope));
    }

    /** The trail, oldest first, with bars between its columns. */
    private List<String> trail() {
        return transactions
                .rows(
                        "select at, actor, agent_id, setting, before, after from settings_trail"
                                + " where account_id = ?1 order by line",
                        account.accountId())
                .stream()
                .map(row -> Arrays.stream(row).skip(1).map(String::valueOf).collect(Collectors.joining("|")))
                .toList();
    }

    @Test
    void anAccountThatSetNothingShowsTheDefaults() {
        SettingsView view = view(account);

        assertThat(view.version()).isZero();
        assertThat(view.set()).isEmpty();
        assertThat(view.locked()).isEmpty();
        assertThat(view.values()).isEqualTo(AccountSettingsSamples.inForce("US").defaults());
        assertThat(view.changedAt()).isNull();
    }

    @Test
    void whatWasSetIsShownWithWhoSetItAndWhen() throws JsonProcessingException {
        ChangedSettings changed = done(change(account, 0, "{'dryRun': true, 'defaultRegion': 'GB'}"));
        assertThat(changed.settings()).isEqualTo(Set.of(Setting.DRY_RUN, Setting.DEFAULT_REGION));
        assertThat(changed.view()).isEqualTo(view(account));

        SettingsView view = view(account);
        assertThat(view.version()).isEqualTo(1);
        assertThat(view.set()).containsExactlyInAnyOrder(Setting.DRY_RUN, Setting.DEFAULT_REGION);
        assertThat(view.values().byKey().get("dryRun")).isEqualTo(true);
        assertThat(view.values().byKey().get("defaultRegion")).isEqualTo("GB");
        assertThat(view.values().byKey().get("autoLogCalls")).isEqualTo(true);
        assertThat(view.changedBy()).isEqualTo(BOSS);
        assertThat(view.changedAt()).isEqualTo(NOW);
    }

    @Test
    void anAgentSeesTheirOwnThenTheAccountsAndWhatTheyCannotSet() throws JsonProcessingException {
        change(account, null, "{'autoLogCalls': false, 'severalContacts': 'FIRST_BY_NAME'}", "popUpOnly");
        ChangedSettings changed = done(change(ada, null, "{'autoLogCalls': true}"));

        SettingsView view = view(ada);
        assertThat(changed.view()).isEqualTo(view);

        assertThat(view.values().byKey().get("autoLogCalls")).isEqualTo(true);
        assertThat(view.values().byKey().get("severalContacts")).hasToString("FIRST_BY_NAME");
        assertThat(view.set()).containsExactly(Setting.AUTO_LOG_CALLS);
        assertThat(view.locked())
                .contains(Setting.POP_UP_ONLY, Setting.DRY_RUN, Setting.DEFAULT_REGION)
                .doesNotContain(Setting.AUTO_LOG_CALLS, Setting.AUTO_LOG_MESSAGES);
        assertThat(view(new SettingsScope(account.accountId(), "u-18"))
                        .values()
                        .byKey()
                        .get("autoLogCalls"))
                .isEqualTo(false);
        assertThat(view(new SettingsScope(account.accountId() + "-other", "u-17"))
                        .values()
                        .byKey()
                        .get("severalContacts"))
                .hasToString("ASK");
    }

    @Test
    void whatIsLockedLaterHoldsForAgentsWhoHadSetIt() throws JsonProcessingException {
        change(ada, null, "{'popUpOnly': true}");
        change(account, null, "{}", "popUpOnly");

        assertThat(view(ada).values().byKey().get("popUpOnly")).isEqualTo(false);
        assertThat(view(ada).set()).containsExactly(Setting.POP_UP_ONLY);
        assertThat(refusal(change(ada, null, "{'popUpOnly': false}")))
                .isEqualTo(new InvalidRequest(List.of(Violation.of("values.popUpOnly", ViolationCode.SETTING_LOCKED))));
    }

    @Test
    void everySettingThatChangedHasALineInTheTrail() throws JsonProcessingException {
        change(account, null, "{'dryRun': true, 'contactTypes': ['Lead']}", "popUpOnly");
        change(account, null, "{'dryRun': null, 'timeZone': 'Europe/Berlin'}");
        change(ada, null, "{'autoLogCalls': false}");

        assertThat(trail())
                .containsExactly(
                        "u-9||dryRun|null|true",
                        "u-9||contactTypes|null|[\"Lead\"]",
                        "u-9||locked|[]|[\"popUpOnly\"]",
                        "u-9||dryRun|true|null",
                        "u-9||timeZone|null|\"Europe/Berlin\"",
                        "u-9|u-17|autoLogCalls|null|false");
    }

    @Test
    void ofAListTheTrailTellsWhatCameAndWent() throws JsonProcessingException {
        change(account, null, "{'contactTypes': ['Lead', 'Contact']}");
        change(account, null, "{'contactTypes': ['Contact', 'Account']}");
        change(account, null, "{'contactTypes': ['Account', 'Contact']}");

        assertThat(trail())
                .containsExactly(
                        "u-9||contactTypes|null|[\"Lead\",\"Contact\"]",
                        "u-9||contactTypes|[\"Lead\"]|[\"Account\"]",
                        "u-9||contactTypes|[\"Contact\",\"Account\"]|[\"Account\",\"Contact\"]");
    }

    @Test
    void settingWhatIsSetChangesNothing() throws JsonProcessingException {
        change(account, null, "{'dryRun': true}");

        ChangedSettings again = done(change(account, null, "{'dryRun': true}"));

        assertThat(again.settings()).isEmpty();
        assertThat(again.view()).isEqualTo(view(account));

        assertThat(view(account).version()).isEqualTo(1);
        assertThat(trail()).hasSize(1);
    }

    @Test
    void whoeverDidNotSeeTheNewestChangesNothingAndHearsWhoWasFirst() throws JsonProcessingException {
        change(account, 0, "{'dryRun': true}");

        assertThat(refusal(change(account, 0, "{'dryRun': false}")))
                .isEqualTo(new AlreadyChanged("CHANGED", BOSS, NOW));

        assertThat(view(account).values().byKey().get("dryRun")).isEqualTo(true);
        assertThat(done(change(account, 1, "{'dryRun': false}")).settings()).isEqualTo(Set.of(Setting.DRY_RUN));
    }

    @Test
    void oneFaultKeepsAllFromBeingChanged() throws JsonProcessingException {
        assertThat(refusal(change(account, null, "{'dryRun': true, 'timeZone': 'Berlin'}")))
                .isInstanceOf(InvalidRequest.class);

        assertThat(view(account).values().byKey().get("dryRun")).isEqualTo(false);
        assertThat(trail()).isEmpty();
    }

    @Test
    void numbersAreReadAsTheyWillBe() throws JsonProcessingException {
        change(account, null, "{'defaultRegion': 'GB'}");
        change(account, null, "{'doNotLog': [{'kind': 'NUMBER', 'value': '020 7946 0018', 'reason': 'Family'}]}");

        assertThat(view(account).values().byKey().get("doNotLog"))
                .isEqualTo(List.of(new DoNotLogJson(DoNotLogEntry.DoNotLogKind.NUMBER, "+442079460018", "Family")));
    }

    @Test
    void theTrailIsNeverRewritten() throws JsonProcessingException {
        change(account, null, "{'dryRun': true}");

        assertThatThrownBy(() ->
                        transactions.execute("delete from settings_trail where account_id = ?1", account.accountId()))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> transactions.execute(
                        "update settings_trail set actor = '' where account_id = ?1", account.accountId()))
                .hasStackTraceContaining("permission denied");
    }
}
