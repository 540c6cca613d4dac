package dev.autolog.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.autolog.domain.rules.Setting;
import dev.autolog.phone.NumberReader;
import dev.autolog.requests.ActionRefusal.InvalidRequest;
import dev.autolog.requests.ActionResult.Refused;
import dev.autolog.validation.Violation;
import dev.autolog.validation.ViolationCode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsChangeParserTest {
    private static final SettingsCodec JSON = new SettingsCodec();
    private static final NumberReader NUMBERS = new NumberReader();
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final SettingsScope ACCOUNT = SettingsScope.account("acme");
    private static final SettingsScope AGENT = new SettingsScope("acme", "u-1");

    private static SettingsChangeParser check(SettingsScope settingsScope, Setting<?>... locked) {
        return new SettingsChangeParser(JSON, NUMBERS, settingsScope, Set.of(locked), AccountSettingsSamples.DEFAULTS);
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
        assertThat(violations(check)).isEmpty();
        return applied;
    }

    private static List<Violation> violations(SettingsChangeParser check) {
        return check.result(() -> "valid") instanceof Refused<String>(InvalidRequest refusal)
                ? refusal.violations()
                : List.of();
    }

    private static List<String> faults(SettingsChangeParser check, String values) throws JsonProcessingException {
        check.applied(JsonNodeFactory.instance.objectNode(), values(values));
        return violations(check).stream().map(Violation::field).toList();
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
                "{'autoLogCall': false}|values.autoLogCall|UNKNOWN_SETTING|No such setting.",
                "{'autoLogCalls': 'false'}|values.autoLogCalls|WRONG_TYPE|Wrong type.",
                "{'autoLogCalls': 0}|values.autoLogCalls|WRONG_TYPE|Wrong type.",
                "{'trial': {'on': true, 'agentz': []}}|values.trial.agentz|UNKNOWN_FIELD|Unknown field.",
                "{'trial': {'on': true, 'agents': ['']}}|values.trial.agents[0]|REQUIRED|Required.",
                "{'trial': {'on': true, 'agents': [null]}}|values.trial.agents[0]|WRONG_TYPE|Wrong type.",
                "{'noContactMatch': {}}|values.noContactMatch.rule|REQUIRED|Required.",
                "{'severalContacts': 'OLDEST'}|values.severalContacts|UNKNOWN_VALUE|Must be one of ASK, MOST_RECENTLY_UPDATED, FIRST_BY_NAME, EARLIEST_CREATED.",
                "{'severalAssociations': 1}|values.severalAssociations|UNKNOWN_VALUE|Must be one of ASK, NEWEST, NONE.",
                "{'contactTypes': ['Lead', ' ']}|values.contactTypes[1]|REQUIRED|Required.",
                "{'doNotLog': [{'kind': 'NUMBER', 'value': '12'}]}|values.doNotLog[0].value|NOT_A_NUMBER|Not a single number that can be dialled.",
                "{'doNotLog': [{'kind': 'NUMBER', 'value': '+14155552671 ext. 2'}]}|values.doNotLog[0].value|NOT_A_NUMBER|Not a single number that can be dialled.",
                "{'doNotLog': [{'kind': 'PREFIX', 'value': '0900'}]}|values.doNotLog[0].value|NOT_A_PREFIX|Not a plus sign and the first digits of a number.",
                "{'doNotLog': [{'kind': 'FEATURE_CODE', 'value': '97'}]}|values.doNotLog[0].value|NOT_A_FEATURE_CODE|Not a star or hash sign and the digits of a feature code, such as *97.",
                "{'doNotLog': [{'kind': 'EXTENSION', 'value': 'x'}]}|values.doNotLog[0].value|NOT_AN_EXTENSION|Not an extension of up to 10 digits.",
                "{'doNotLog': [{'value': '+14155552671'}]}|values.doNotLog[0].kind|REQUIRED|Required.",
                "{'ownLines': ['101', 'front desk']}|values.ownLines[1]|NOT_A_LINE|Neither a number nor an extension.",
                "{'owners': {'byAgent': {'u-1': ''}}}|values.owners.byAgent|REQUIRED|Required.",
                "{'defaultRegion': 'ZZ'}|values.defaultRegion|UNKNOWN_REGION|Not a two-letter country code, such as US.",
                "{'timeZone': 'Berlin'}|values.timeZone|UNKNOWN_TIME_ZONE|Not a time zone name, such as Europe/Berlin.",
                "{'numberFormats': [{'pattern': '9##', 'e164': '+1#'}]}|values.numberFormats[0]|NUMBER_FORMAT_DIGIT_COUNT|Both sides need the same number of #.",
                "{'numberFormats': [{'pattern': '9##'}]}|values.numberFormats[0].e164|REQUIRED|Required.",
                "{'logContent': {'inboundSubject': ''}}|values.logContent.inboundSubject|REQUIRED|Required.",
                "{'logContent': {'outboundSubject': '{contact'}}|values.logContent.outboundSubject|UNKNOWN_PLACEHOLDER|Only these placeholders are allowed in braces: agent, contact, date, direction, duration, number, queue, result, time.",
                "{'logContent': {'messagesSubject': '{salary}'}}|values.logContent.messagesSubject|UNKNOWN_PLACEHOLDER|Only these placeholders are allowed in braces: agent, contact, date, direction, duration, number, queue, result, time.",
                "{'logContent': {'parts': ['SALARY']}}|values.logContent.parts[0]|UNKNOWN_VALUE|Must be one of NOTES, NUMBER, TIMES, DURATION, RESULT, RECORDING.",
                "{'completion': {'deadlineMinutes': 5}}|values.completion.when|REQUIRED|Required.",
                "{'completion': {'when': 'COMPLETE', 'deadlineMinutes': 1441}}|values.completion.deadlineMinutes|OUT_OF_RANGE|Must be from 1 to 1440.",
                "{'completion': {'when': 'COMPLETE', 'deadlineMinutes': 0}}|values.completion.deadlineMinutes|OUT_OF_RANGE|Must be from 1 to 1440.",
                "{'clockToleranceSeconds': -1}|values.clockToleranceSeconds|OUT_OF_RANGE|Must be from 0 to 60.",
                "{'clockToleranceSeconds': 61}|values.clockToleranceSeconds|OUT_OF_RANGE|Must be from 0 to 60.",
            })
    void anInvalidValueIsReportedByFieldAndCode(String sent, String field, ViolationCode code, String message)
            throws JsonProcessingException {
        SettingsChangeParser check = check(ACCOUNT);

        check.applied(JsonNodeFactory.instance.objectNode(), values(sent));

        assertThat(violations(check))
                .extracting(Violation::field, Violation::code, Violation::message)
                .containsExactly(tuple(field, code, message));
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

    static List<Setting<?>> settings() {
        return Setting.all();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void anAgentSetsOnlyWhatIsAgentsAndNotLocked(Setting<?> setting) throws JsonProcessingException {
        String toDefault = "{'" + setting.key() + "': null}";

        assertThat(faults(check(AGENT), toDefault)).hasSize(setting.isOverridable() ? 0 : 1);
        assertThat(faults(check(AGENT, setting), toDefault)).containsExactly("values." + setting.key());
        assertThat(faults(check(ACCOUNT, setting), toDefault)).isEmpty();
    }

    @Test
    void anAgentHearsWhyASettingIsNotTheirs() throws JsonProcessingException {
        SettingsChangeParser check = check(AGENT, Setting.POP_UP_ONLY);

        check.applied(JsonNodeFactory.instance.objectNode(), values("{'dryRun': true, 'popUpOnly': true}"));

        assertThat(violations(check))
                .containsExactlyInAnyOrder(
                        Violation.of("values.dryRun", ViolationCode.SETTING_OF_ACCOUNT),
                        Violation.of("values.popUpOnly", ViolationCode.SETTING_LOCKED));
    }

    @Test
    void onlyWhatAgentsMaySetIsLocked() {
        SettingsChangeParser check = check(ACCOUNT);

        assertThat(check.locked(List.of("autoLogCalls", "dryRun", "tea"))).containsExactly(Setting.AUTO_LOG_CALLS);
        assertThat(violations(check))
                .containsExactly(
                        Violation.of("locked[1]", ViolationCode.SETTING_OF_ACCOUNT),
                        Violation.of("locked[2]", ViolationCode.UNKNOWN_SETTING));
    }

    @Test
    void whatIsNotNamedStaysAndNullIsTheDefault() throws JsonProcessingException {
        SettingsChangeParser check = check(ACCOUNT);
        var before = JsonNodeFactory.instance.objectNode().put("dryRun", true).put("popUpOnly", true);

        assertThat(check.applied(before, values("{'popUpOnly': null, 'autoLogCalls': false}")))
                .isEqualTo(tree("{'dryRun': true, 'autoLogCalls': false}"));
    }
}
