package dev.autolog.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autolog.domain.Region;
import dev.autolog.domain.rules.AssociationRule;
import dev.autolog.domain.rules.CallSelection;
import dev.autolog.domain.rules.Completion;
import dev.autolog.domain.rules.ContactRule;
import dev.autolog.domain.rules.DoNotLogEntry;
import dev.autolog.domain.rules.DoNotLogList;
import dev.autolog.domain.rules.LogContent;
import dev.autolog.domain.rules.LogOwners;
import dev.autolog.domain.rules.NoMatchRule;
import dev.autolog.domain.rules.NumberFormat;
import dev.autolog.domain.rules.Setting;
import dev.autolog.domain.rules.Trial;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsResolverTest {
    private static final SettingsResolver IN_FORCE = AccountSettingsSamples.inForce("US");
    private static final SettingsCodec JSON = new SettingsCodec();
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final String AGENT = "u-1";

    /**
     * What a setting comes to.
     *
     * @param json a value that is not the default, and another one
     * @param inForce what the default, the value and the other one are
     */
    private record Row(Setting<?> setting, List<String> json, List<Object> inForce) {}

    private static final List<Row> ROWS = List.of(
            new Row(Setting.AUTO_LOG_CALLS, List.of("false", "true"), List.of(true, false, true)),
            new Row(Setting.AUTO_LOG_MESSAGES, List.of("false", "true"), List.of(true, false, true)),
            new Row(Setting.POP_UP_ONLY, List.of("true", "false"), List.of(false, true, false)),
            new Row(
                    Setting.TRIAL,
                    List.of("{'on': true, 'agents': ['u-1', 'u-2']}", "{'on': false, 'agents': []}"),
                    List.of(Trial.ALL_AGENTS, new Trial(true, Set.of("u-1", "u-2")), Trial.ALL_AGENTS)),
            new Row(Setting.E164_WITHOUT_PLUS, List.of("true", "false"), List.of(false, true, false)),
            new Row(Setting.DRY_RUN, List.of("true", "false"), List.of(false, true, false)),
            new Row(
                    Setting.NO_CONTACT_MATCH,
                    List.of("{'rule': 'MAKE_PLACEHOLDER', 'type': 'Lead', 'namePrefix': 'New'}", "{'rule': 'ASK'}"),
                    List.of(
                            new NoMatchRule.Ask(),
                            new NoMatchRule.PlaceholderRule("Lead", "New"),
                            new NoMatchRule.Ask())),
            new Row(
                    Setting.SEVERAL_CONTACTS,
                    List.of("'MOST_RECENTLY_UPDATED'", "'EARLIEST_CREATED'"),
                    List.of(ContactRule.ASK, ContactRule.MOST_RECENTLY_UPDATED, ContactRule.EARLIEST_CREATED)),
            new Row(
                    Setting.SEVERAL_ASSOCIATIONS,
                    List.of("'NEWEST'", "'NONE'"),
                    List.of(AssociationRule.ASK, AssociationRule.NEWEST, AssociationRule.NONE)),
            new Row(
                    Setting.CONTACT_TYPES,
                    List.of("['Lead', 'Contact']", "['Account']"),
                    List.of(Set.of(), Set.of("Lead", "Contact"), Set.of("Account"))),
            new Row(
                    Setting.DO_NOT_LOG,
                    List.of("[{'kind': 'PREFIX', 'value': '+1900', 'reason': 'Ads'}]", "[]"),
                    List.of(
                            DoNotLogList.EMPTY,
                            new DoNotLogList(
                                    List.of(new DoNotLogEntry(DoNotLogEntry.DoNotLogKind.PREFIX, "+1900", "Ads"))),
                            DoNotLogList.EMPTY)),
            new Row(
                    Setting.WHICH_CALLS,
                    List.of("{'internal': true, 'missed': false}", "{'voicemails': false}"),
                    List.of(
                            CallSelection.ALL_OUTSIDE,
                            new CallSelection(true, false, true, true),
                            new CallSelection(false, true, false, true))),
            new Row(
                    Setting.OWNERS,
                    List.of("{'byAgent': {'u-1': 'o-1'}, 'fallback': 'o-9'}", "{'fallback': 'o-8'}"),
                    List.of(
                            LogOwners.NONE,
                            new LogOwners(Map.of("u-1", "o-1"), "o-9"),
                            new LogOwners(Map.of(), "o-8"))),
            new Row(
                    Setting.LOG_CONTENT,
                    List.of("{'inboundSubject': 'From {contact}', 'parts': ['NOTES']}", "{'parts': []}"),
                    List.of(
                            content(LogContent.DEFAULT.inboundSubject(), LogContent.DEFAULT.parts()),
                            content("From {contact}", Set.of(LogContent.Part.NOTES)),
                            content(LogContent.DEFAULT.inboundSubject(), Set.of()))),
            new Row(
                    Setting.CLOCK_TOLERANCE,
                    List.of("0", "60"),
                    List.of(Duration.ofSeconds(5), Duration.ZERO, Duration.ofMinutes(1))),
            new Row(
                    Setting.COMPLETION,
                    List.of("{'when': 'COMPLETE', 'deadlineMinutes': 5}", "{'when': 'COMPLETE'}"),
                    List.of(
                            new Completion.Incremental(),
                            new Completion.AllAtOnce(Duration.ofMinutes(5)),
                            new Completion.AllAtOnce(Duration.ofMinutes(15)))),
            new Row(
                    Setting.OWN_LINES,
                    List.of("['101', '+4930123456']", "['102']"),
                    List.of(Set.of(), Set.of("101", "+4930123456"), Set.of("102"))),
            new Row(
                    Setting.DEFAULT_REGION,
                    List.of("'DE'", "'GB'"),
                    List.of(new Region("US"), new Region("DE"), new Region("GB"))),
            new Row(
                    Setting.TIME_ZONE,
                    List.of("'Europe/Berlin'", "'Asia/Tokyo'"),
                    List.of(UTC, ZoneId.of("Europe/Berlin"), ZoneId.of("Asia/Tokyo"))),
            new Row(
                    Setting.NUMBER_FORMATS,
                    List.of("[{'pattern': '9##########', 'e164': '+1##########'}]", "[]"),
                    List.of(List.of(), List.of(new NumberFormat("9##########", "+1##########")), List.of())));

    private static LogContent content(String inboundSubject, Set<LogContent.Part> parts) {
        LogContent otherwise = LogContent.DEFAULT;
        return new LogContent(inboundSubject, otherwise.outboundSubject(), otherwise.messagesSubject(), parts, UTC);
    }

    /** Whether nothing (0), the value (1) or the other one (2) is set by the account and by the agent; what is in force. */
    static Stream<Arguments> table() {
        return ROWS.stream()
                .flatMap(row -> Stream.of(false, true)
                        .flatMap(locked -> Stream.of(0, 1, 2)
                                .flatMap(account -> Stream.of(0, 1, 2).map(own -> {
                                    boolean theirs = row.setting.isOverridable() && !locked && own > 0;
                                    return Arguments.of(row.setting, locked, account, own, theirs ? own : account);
                                }))));
    }

    @ParameterizedTest(name = "{0}, locked {1}: account {2}, agent {3}: {4}")
    @MethodSource("table")
    void anAgentsOwnValueCountsWhereItIsTheirsThenTheAccountsThenTheDefault(
            Setting<?> setting, boolean locked, int account, int own, int inForce) {
        Row row = row(setting);

        AccountSettings read = IN_FORCE.account(
                JSON.values(json(row, account)),
                locked ? Set.of(setting) : Set.of(),
                Map.of(AGENT, JSON.values(json(row, own))));

        assertThat(read.rulesOf(AGENT).get(row.setting)).isEqualTo(row.inForce.get(inForce));
        assertThat(read.rulesOf("u-2").get(row.setting)).as("of another agent").isEqualTo(row.inForce.get(account));
        assertThat(read.rulesOf("").get(row.setting)).as("of nobody").isEqualTo(row.inForce.get(account));
    }

    private static Row row(Setting<?> setting) {
        return ROWS.stream().filter(row -> row.setting == setting).findFirst().orElseThrow();
    }

    private static String json(Row row, int value) {
        return value == 0
                ? "{}"
                : ("{'" + row.setting.key() + "': " + row.json.get(value - 1) + "}").replace('\'', '"');
    }

    @Test
    void whereAndHowAnAccountDialsIsItsOwnOrTheServices() {
        AccountSettings read = AccountSettingsSamples.with("""
                {"defaultRegion": "DE", "timeZone": "Europe/Berlin", "ownLines": ["101", "+4930123456"],
                 "numberFormats": [{"pattern": "9##########", "e164": "+1##########"}]}""");

        assertThat(read.defaultRegion()).isEqualTo(new Region("DE"));
        assertThat(read.timeZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(read.rules().get(Setting.LOG_CONTENT).zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(read.ownLines()).containsExactlyInAnyOrder("101", "+4930123456");
        assertThat(read.numberFormats()).containsExactly(new NumberFormat("9##########", "+1##########"));

        assertThat(AccountSettingsSamples.DEFAULTS.defaultRegion()).isEqualTo(new Region("US"));
        assertThat(AccountSettingsSamples.DEFAULTS.timeZone()).isEqualTo(UTC);
        assertThat(AccountSettingsSamples.DEFAULTS.ownLines()).isEmpty();
        assertThat(AccountSettingsSamples.DEFAULTS.numberFormats()).isEmpty();
    }

    static List<Setting<?>> settings() {
        return Setting.all();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void everySettingIsInTheTableAndHasADefaultThatPeopleSee(Setting<?> setting) {
        ObjectNode defaults = JSON.tree(IN_FORCE.defaults());

        assertThat(ROWS).extracting(Row::setting).contains(setting);
        assertThat(defaults.get(setting.key())).isNotNull();
        assertThat(defaults.size()).isEqualTo(Setting.all().size());
    }

    @Test
    void theDefaultsThatPeopleSeeAreThoseInForce() {
        assertThat(IN_FORCE.account(IN_FORCE.defaults(), Set.of(), Map.of()))
                .isEqualTo(AccountSettingsSamples.DEFAULTS);
    }
}
