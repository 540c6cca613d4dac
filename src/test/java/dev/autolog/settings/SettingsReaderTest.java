package dev.autolog.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.Region;
import dev.autolog.domain.rules.Setting;
import dev.autolog.local.LocalStackResource;
import dev.autolog.persistence.Transactions;
import dev.autolog.settings.AgentLine.AgentLineKind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SettingsReaderTest {
    @Inject
    SettingsReader settingsReader;

    @Inject
    OwnLineRepository ownLineRepository;

    @Inject
    Transactions transactions;

    /** One of its own for each test. */
    private final String account = "accounts-" + UUID.randomUUID();

    private void set(String accountId, String settings, String locked) {
        transactions.execute(
                "insert into account_settings (account_id, settings, locked) values (?1, ?2, ?3)",
                accountId,
                settings,
                locked);
    }

    private void setForThemselves(String agentId, String settings) {
        transactions.execute(
                "insert into agent_settings (account_id, agent_id, settings) values (?1, ?2, ?3)",
                account,
                agentId,
                settings);
    }

    private AccountSettings settings(String... agents) {
        return Objects.requireNonNull(transactions
                .run(session -> settingsReader.of(session, Map.of(account, Set.of(agents))))
                .get(account));
    }

    @Nested
    class Settings {
        @Test
        void areTheDefaultsForAnAccountThatSetNothing() {
            assertThat(settings()).isEqualTo(AccountSettingsSamples.DEFAULTS);
        }

        @Test
        void areTheAccountsOwn() {
            set(account, "{'defaultRegion': 'CH', 'autoLogCalls': false}".replace('\'', '"'), "[]");

            assertThat(settings().defaultRegion()).isEqualTo(new Region("CH"));
            assertThat(settings().rules().get(Setting.AUTO_LOG_CALLS)).isFalse();
        }

        @Test
        void areTheDefaultsWhereTheAccountSetsNothingElse() {
            set(account, "{\"autoLogCalls\": false}", "[]");

            assertThat(settings().defaultRegion()).isEqualTo(new Region("US"));
            assertThat(settings().rules().get(Setting.AUTO_LOG_MESSAGES)).isTrue();
        }

        @Test
        void areReadAfresh() {
            assertThat(settings().rules().get(Setting.AUTO_LOG_CALLS)).isTrue();
            set(account, "{\"autoLogCalls\": false}", "[]");

            assertThat(settings().rules().get(Setting.AUTO_LOG_CALLS)).isFalse();
        }

        @Test
        void areReadForManyAccountsAtOnce() {
            String swiss = account + "-ch";
            set(swiss, "{\"defaultRegion\": \"CH\"}", "[]");

            Map<String, AccountSettings> both =
                    transactions.run(session -> settingsReader.of(session, Set.of(account, swiss)));

            assertThat(both)
                    .hasSize(2)
                    .containsEntry(account, AccountSettingsSamples.DEFAULTS)
                    .containsEntry(swiss, AccountSettingsSamples.in("CH"));
        }

        @Test
        void areAnAgentsOwnForThatAgentAlone() {
            setForThemselves("u-1", "{\"autoLogCalls\": false}");

            AccountSettings read = settings("u-1", "u-2", "");

            assertThat(read.rulesOf("u-1").get(Setting.AUTO_LOG_CALLS)).isFalse();
            assertThat(read.rulesOf("u-2").get(Setting.AUTO_LOG_CALLS)).isTrue();
            assertThat(read.rulesOf("").get(Setting.AUTO_LOG_CALLS)).isTrue();
        }

        @Test
        void areTheAccountsForAgentsWhereItLocksThem() {
            set(account, "{}", "[\"autoLogCalls\"]");
            setForThemselves("u-1", "{\"autoLogCalls\": false, \"popUpOnly\": true}");

            AccountSettings read = settings("u-1");

            assertThat(read.rulesOf("u-1").get(Setting.AUTO_LOG_CALLS)).isTrue();
            assertThat(read.rulesOf("u-1").get(Setting.POP_UP_ONLY)).isTrue();
        }

        @Test
        void areAnAccountsOnly() {
            setForThemselves("u-1", "{\"autoLogCalls\": false}");
            String neighbour = account + "-neighbour";

            Map<String, AccountSettings> read =
                    transactions.run(session -> settingsReader.of(session, Map.of(neighbour, Set.of("u-1"))));

            assertThat(read).containsEntry(neighbour, AccountSettingsSamples.DEFAULTS);
        }

        @Test
        void ofALaterVersionAreLeftAside() {
            set(account, "{\"dryRun\": true, \"ofTheFuture\": {\"on\": 1}}", "[\"ofTheFuture\", \"autoLogCalls\"]");

            assertThat(settings().rules().get(Setting.DRY_RUN)).isTrue();
        }
    }

    @Nested
    class Lines {
        private final OwnLine number = new OwnLine(account, "+14155550101");
        private final OwnLine extension = new OwnLine(account, "101");

        private Set<OwnLine> known(OwnLine... lines) {
            return transactions
                    .run(session -> ownLineRepository.find(session, List.of(lines), Set.of()))
                    .inForce()
                    .stream()
                    .map(AgentLine::line)
                    .collect(Collectors.toSet());
        }

        private void remember(OwnLine... lines) {
            List<AgentLine> taught = Stream.of(lines)
                    .distinct()
                    .map(line -> new AgentLine(
                            line,
                            "u-1",
                            line.number().startsWith("+") ? AgentLineKind.NUMBER : AgentLineKind.EXTENSION,
                            "s-1",
                            Instant.parse("2026-11-23T09:00:00Z")))
                    .toList();
            transactions.run(session -> ownLineRepository.change(session, new LineChanges(taught, List.of())));
        }

        @Test
        void areUnknownUntilTheyAreRemembered() {
            assertThat(known(number, extension)).isEmpty();

            remember(number);

            assertThat(known(number, extension)).containsExactly(number);
        }

        @Test
        void areRememberedOnceHoweverOftenTheyAreSeen() {
            remember(number, extension, number);
            remember(extension, number);

            assertThat(known(number, extension)).containsExactlyInAnyOrder(number, extension);
        }

        @Test
        void areTheAccountsOwnOnly() {
            remember(number);

            assertThat(known(new OwnLine(account + "-neighbour", number.number())))
                    .isEmpty();
        }

        @Test
        void mayBeNone() {
            remember();

            assertThat(known()).isEmpty();
        }
    }
}
