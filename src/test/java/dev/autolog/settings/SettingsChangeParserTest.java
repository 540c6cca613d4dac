package dev.autolog.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.autolog.phone.NumberReader;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsChangeParserTest {
    private static final SettingsCodec JSON = new SettingsCodec();
    private static final NumberReader NUMBERS = new NumberReader();
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final SettingsScope ACCOUNT = SettingsScope.account("acme");
    private static final SettingsScope AGENT = new SettingsScope("acme", "u-1");

    private static SettingsChangeParser check(SettingsScope settingsScope, Setting... locked) {
        Set<Setting> settings = EnumSet.noneOf(Setting.class);
        settings.addAll(List.of(locked));
        return new SettingsChangeParser(JSON, NUMBERS, settingsScope, settings, AccountSettingsSamples.DEFAULTS);
    }

    private static Map<String, JsonNode> values(String json) throws JsonProcessingException {
        return MAPPER.readValue(json.replace('\'', '"'), new TypeReference<>() {});
    }

    private static JsonNode tree(String json) throws JsonProcessingException {
        return MAPPER.readTree(json.replace('\'', '"'));
    }

    private static JsonNode applied(String values) throws JsonProcessingException {
        SettingsChangeParser check = check(ACCOUNT);
        JsonNode applied = check.applied(JsonNodeFactory.instance.objectNode(), values(values));
        assertThat(check.faults()).isEmpty();
        return applied;
    }

    private static List<String> faults(SettingsChangeParser check, String values) throws JsonProcessingException {
        check.applied(JsonNodeFactory.instance.objectNode(), values(values));
        return check.faults().stream().map(SettingsViolation::field).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'autoLogCalls': false}|{'autoLogCalls': false}",
                "{'trial': {'on': true, 'agents': [' u-2', 'u-1', 'u-2']}}|{'trial': {'on': true, 'agents': ['u-1', 'u-2']}}",
                "{'noContactMatch': {'rule': 'ASK', 'namePrefix': 'x'}}|{'noContactMatch': {'rule': 'ASK'}}",
                "{'noContactMatch': {'rule': 'MAKE_PLACEHOLDER', 'type': ' '}}|{'noContactMatch': {'rule': 'MAKE_PLACEHOLDER', 'namePrefix': ''}}",
                "{'doNotLog': [{'kind': 'NUMBER', 'value': '(415) 555-2671'}]}|{'doNotLog': [{'kind': 'NUMBER', 'value': '+14155552671', 'reason': ''}]}",
                "{'doNotLog': [{'kind': 'PREFIX', 'value': '+1 (900)', 'reason': ' Ads '}]}|{'doNotLog': [{'kind': 'PREFIX', 'value': '+1900', 'reason': 'Ads'}]}",
                "{'doNotLog': [{'kind': 'EXTENSION', 'value': '1 01', 'reason': ''}]}|{'doNotLog': [{'kind': 'EXTENSION', 'value': '101', 'reason': ''}]}",
                "{'ownLines': ['415-555-0100', '101', '+14155550100']}|{'ownLines': ['+14155550100', '101']}",
                "{'defaultRegion': 'gb', 'ownLines': ['020 7946 0018']}|{'ownLines': ['+442079460018'], 'defaultRegion': 'GB'}",
                "{'numberFormats': [{'pattern': '0#########', 'e164': '+49#########'}], 'ownLines': ['0 301234567']}|{'ownLines': ['+49301234567'], 'numberFormats': [{'pattern': '0#########', 'e164': '+49#########'}]}",
                "{'whichCalls': {'missed': false}}|{'whichCalls': {'internal': false, 'missed': false, 'voicemails': true, 'missedButAnsweredByOthers': true}}",
                "{'owners': {'byAgent': {'Ada@Acme.example': 'o-1', 'U-1': 'o-2'}, 'fallback': ' '}}|{'owners': {'byAgent': {'U-1': 'o-2', 'ada@acme.example': 'o-1'}, 'fallback': null}}",
                "{'timeZone': 'Europe/Berlin'}|{'timeZone': 'Europe/Berlin'}",
                "{'clockToleranceSeconds': 0}|{'clockToleranceSeconds': 0}",
                "{'clockToleranceSeconds': 60}|{'clockToleranceSeconds': 60}",
                "{'completion': {'when': 'COMPLETE'}}|{'completion': {'when': 'COMPLETE', 'deadlineMinutes': 15}}",
                "{'completion': {'when': 'AT_ONCE', 'deadlineMinutes': 3}}|{'completion': {'when': 'AT_ONCE'}}",
            })
    void whatIsSentIsKeptInOneForm(String sent, String kept) throws JsonProcessingException {
        assertThat(applied(sent)).isEqualTo(tree(kept));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'autoLogCall': false}|values.autoLogCall|There is no such setting.",
                "{'autoLogCalls': 'false'}|values.autoLogCalls|Has the wrong type.",
                "{'autoLogCalls': 0}|values.autoLogCalls|Has the wrong type.",
                "{'trial': {'on': true, 'agentz': []}}|values.trial.agentz|There is no such field.",
                "{'trial': {'on': true, 'agents': ['']}}|values.trial.agents[0]|Is missing.",
                "{'trial': {'on': true, 'agents': [null]}}|values.trial.agents[0]|Has the wrong type.",
                "{'noContactMatch': {}}|values.noContactMatch.rule|Is missing.",
                "{'severalContacts': 'OLDEST'}|values.severalContacts|Is none of [ASK, MOST_RECENTLY_UPDATED, FIRST_BY_NAME, EARLIEST_CREATED].",
                "{'severalAssociations': 1}|values.severalAssociations|Is none of [ASK, NEWEST, NONE].",
                "{'contactTypes': ['Lead', ' ']}|values.contactTypes[1]|Is missing.",
                "{'doNotLog': [{'kind': 'NUMBER', 'value': '12'}]}|values.doNotLog[0].value|Not one dialable number.",
                "{'doNotLog': [{'kind': 'NUMBER', 'value': '+14155552671 ext. 2'}]}|values.doNotLog[0].value|Not one dialable number.",
                "{'doNotLog': [{'kind': 'PREFIX', 'value': '0900'}]}|values.doNotLog[0].value|Not a plus sign and the first digits of a number.",
                "{'doNotLog': [{'kind': 'EXTENSION', 'value': 'x'}]}|values.doNotLog[0].value|Not up to ten digits.",
                "{'doNotLog': [{'value': '+14155552671'}]}|values.doNotLog[0].kind|Is missing.",
                "{'ownLines': ['101', 'front desk']}|values.ownLines[1]|Neither a number nor an extension.",
                "{'owners': {'byAgent': {'u-1': ''}}}|values.owners.byAgent|Is missing.",
                "{'defaultRegion': 'ZZ'}|values.defaultRegion|Not a country's code of two letters, such as US.",
                "{'clockToleranceSeconds': -1}|values.clockToleranceSeconds|Not from 0 to 60 seconds.",
                "{'clockToleranceSeconds': 61}|values.clockToleranceSeconds|Not from 0 to 60 seconds.",
                "{'clockToleranceSeconds': 2.5}|values.clockToleranceSeconds|Has the wrong type.",
                "{'timeZone': 'Berlin'}|values.timeZone|Not a time zone's name, such as Europe/Berlin.",
                "{'numberFormats': [{'pattern': '9##', 'e164': '+1#'}]}|values.numberFormats[0]|As many # on one side as on the other.",
                "{'numberFormats': [{'pattern': '9##'}]}|values.numberFormats[0].e164|Is missing.",
                "{'logContent': {'inboundSubject': ''}}|values.logContent.inboundSubject|Is missing.",
                "{'logContent': {'outboundSubject': '{contact'}}|values.logContent.outboundSubject|In braces stand only {agent}, {contact}, {date}, {direction}, {duration}, {number}, {queue}, {result}, {time}.",
                "{'logContent': {'messagesSubject': '{salary}'}}|values.logContent.messagesSubject|In braces stand only {agent}, {contact}, {date}, {direction}, {duration}, {number}, {queue}, {result}, {time}.",
                "{'logContent': {'parts': ['SALARY']}}|values.logContent.parts[0]|Is none of [NOTES, NUMBER, TIMES, DURATION, RESULT, RECORDING].",
                "{'completion': {'deadlineMinutes': 5}}|values.completion.when|Is missing.",
                "{'completion': {'when': 'COMPLETE', 'deadlineMinutes': 1441}}|values.completion.deadlineMinutes|Not from 1 to 1440 minutes.",
                "{'completion': {'when': 'COMPLETE', 'deadlineMinutes': 0}}|values.completion.deadlineMinutes|Not from 1 to 1440 minutes.",
            })
    void whatCannotBeSetIsToldByFieldAndReason(String sent, String field, String reason)
            throws JsonProcessingException {
        SettingsChangeParser check = check(ACCOUNT);

        check.applied(JsonNodeFactory.instance.objectNode(), values(sent));

        assertThat(check.faults()).containsExactly(new SettingsViolation(field, reason));
    }

    @Test
    void allThatIsAtFaultIsToldAtOnce() throws JsonProcessingException {
        assertThat(faults(
                        check(ACCOUNT), "{'timeZone': 'Berlin', 'defaultRegion': 'ZZ', 'ownLines': ['x', '101', 'y']}"))
                .containsExactlyInAnyOrder(
                        "values.timeZone", "values.defaultRegion", "values.ownLines[0]", "values.ownLines[2]");
    }

    @Test
    void ofAListOfThousandsAtFaultNotMoreIsToldThanAnybodyReads() throws JsonProcessingException {
        String lines = IntStream.range(0, 900).mapToObj(_ -> "'x'").collect(Collectors.joining(","));

        assertThat(faults(check(ACCOUNT), "{'ownLines': [" + lines + "]}")).hasSize(100);
    }

    @ParameterizedTest
    @CsvSource({"contactTypes, 1000", "ownLines, 1000", "numberFormats, 1000", "doNotLog, 10000"})
    void listsHaveAnEnd(String list, int most) throws JsonProcessingException {
        String line = switch (list) {
            case "numberFormats" -> "{'pattern': '9#', 'e164': '+1#'}";
            case "doNotLog" -> "{'kind': 'EXTENSION', 'value': '101'}";
            default -> "'101'";
        };
        String full = IntStream.range(0, most).mapToObj(_ -> line).collect(Collectors.joining(","));

        assertThat(faults(check(ACCOUNT), "{'" + list + "': [" + full + "]}")).isEmpty();
        assertThat(faults(check(ACCOUNT), "{'" + list + "': [" + full + "," + line + "]}"))
                .containsExactly("values." + list);
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void anAgentSetsOnlyWhatIsAgentsAndNotLocked(Setting setting) throws JsonProcessingException {
        String toDefault = "{'" + setting.key() + "': null}";

        assertThat(faults(check(AGENT), toDefault)).hasSize(setting.isAgents() ? 0 : 1);
        assertThat(faults(check(AGENT, setting), toDefault)).containsExactly("values." + setting.key());
        assertThat(faults(check(ACCOUNT, setting), toDefault)).isEmpty();
    }

    @Test
    void anAgentHearsWhyASettingIsNotTheirs() throws JsonProcessingException {
        SettingsChangeParser check = check(AGENT, Setting.POP_UP_ONLY);

        check.applied(JsonNodeFactory.instance.objectNode(), values("{'dryRun': true, 'popUpOnly': true}"));

        assertThat(check.faults())
                .containsExactlyInAnyOrder(
                        new SettingsViolation("values.dryRun", "Is for the account to set."),
                        new SettingsViolation("values.popUpOnly", "Is locked by the account."));
    }

    @Test
    void onlyWhatAgentsMaySetIsLocked() {
        SettingsChangeParser check = check(ACCOUNT);

        assertThat(check.locked(List.of("autoLogCalls", "dryRun", "tea"))).containsExactly(Setting.AUTO_LOG_CALLS);
        assertThat(check.faults())
                .containsExactly(
                        new SettingsViolation("locked[1]", "Is for the account to set anyway."),
                        new SettingsViolation("locked[2]", "There is no such setting."));
    }

    @Test
    void whatIsNotNamedStaysAndNullIsTheDefault() throws JsonProcessingException {
        SettingsChangeParser check = check(ACCOUNT);
        var before = JsonNodeFactory.instance.objectNode().put("dryRun", true).put("popUpOnly", true);

        assertThat(check.applied(before, values("{'popUpOnly': null, 'autoLogCalls': false}")))
                .isEqualTo(tree("{'dryRun': true, 'autoLogCalls': false}"));
    }
}
