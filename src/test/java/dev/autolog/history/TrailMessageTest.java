package dev.autolog.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrailMessageTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "LOGGED|{'reason':'ONE_CONTACT','matchedPhone':'555-2671'}|{'contactName':'Jane'}"
                        + "|LOGGED|{'contact':'Jane','reason':'ONE_CONTACT','matchedPhone':'555-2671'}",
                "LOGGED|{'reason':'REMEMBERED_NUMBER'}|{'contactName':'Jane'}"
                        + "|LOGGED|{'contact':'Jane','reason':'REMEMBERED_NUMBER'}",
                "LOGGED|{'reason':'ONE_CONTACT'}||LOGGED|{'reason':'ONE_CONTACT'}",
                "LOGGED|{'reason':'CHOSEN','associationTitle':'Renewal','associationRule':'NEWEST'}|{'contactName':'Jane'}"
                        + "|LOGGED|{'contact':'Jane','association':'Renewal','reason':'CHOSEN','associationRule':'NEWEST'}",
                "LOGGED|{'reason':'CONTACTS_CHANGED','basis':'ONE_CONTACT'}|{'contactName':'Jane'}"
                        + "|LOGGED_CONTACTS_CHANGED|{'contact':'Jane','reason':'ONE_CONTACT'}",
                "LOGGED|{'reason':'PAST_CALLS','basis':'ONE_CONTACT','job':'7'}|{'contactName':'Jane'}"
                        + "|LOGGED_BACKFILL|{'contact':'Jane','reason':'ONE_CONTACT','jobOwner':'Ada'}",
                "LOG_EDITED|{'reason':'PERSON','associationTitle':'Renewal'}|{}|LOG_EDITED|{'association':'Renewal'}",
                "LOG_RELEASED|{'reason':'RELEASED'}|{}|LOG_RELEASED|{}",
                "LOG_MOVED|{'reason':'PERSON','before':'Jane'}|{'contactName':'Bob'}|LOG_MOVED|{'before':'Jane','contact':'Bob'}",
                "LOG_MOVED|{'reason':'MERGED','before':'Jane'}|{'contactName':'Jane Smith'}"
                        + "|LOG_MOVED_MERGED|{'before':'Jane','contact':'Jane Smith'}",
                "CONFLICT_OPENED|{}|{'kind':'NO_CONTACT_MATCH','phoneNumber':'+1'}"
                        + "|CONFLICT_OPENED|{'kind':'NO_CONTACT_MATCH','withheld':false,'suggestions':[],'suggestionCount':0}",
                "CONFLICT_OPENED|{}|{'kind':'NO_CONTACT_MATCH','phoneNumber':null}"
                        + "|CONFLICT_OPENED|{'kind':'NO_CONTACT_MATCH','withheld':true,'suggestions':[],'suggestionCount':0}",
                "CONFLICT_OPENED|{}|{'kind':'NO_CONTACT_MATCH','phoneNumber':'+1','suggestions':[{'name':'Jane','matchedPhone':'2671','reason':'SIMILAR_NUMBER'}]}"
                        + "|CONFLICT_OPENED|{'kind':'NO_CONTACT_MATCH','withheld':false,'suggestions':[{'name':'Jane','matchedPhone':'2671'}],'suggestionCount':1}",
                "CONFLICT_OPENED|{'reason':'PAST_CALLS','job':'7'}|{'kind':'NO_CONTACT_MATCH','phoneNumber':'+1'}"
                        + "|CONFLICT_OPENED_BACKFILL|{'kind':'NO_CONTACT_MATCH','withheld':false,'suggestions':[],'suggestionCount':0,'jobOwner':'Ada'}",
                "CONFLICT_CHANGED|{}|{'kind':'MULTIPLE_ASSOCIATIONS','candidates':[{'name':'Jane','matchedPhone':'1','associations':[{'title':'A'},{'title':'B'}]}]}"
                        + "|CONFLICT_CHANGED|{'kind':'MULTIPLE_ASSOCIATIONS','contact':'Jane','matchedPhone':'1','associations':['A','B'],'associationCount':2}",
                "CONFLICT_OPENED|{'reason':'MULTIPLE_CONTACTS'}|{'kind':'MULTIPLE_CONTACTS','candidates':[{'name':'Jane','matchedPhone':'1'},{'name':'Bob','matchedPhone':'1','reason':'REMEMBERED_ELSEWHERE'}]}"
                        + "|CONFLICT_OPENED|{'kind':'MULTIPLE_CONTACTS','contacts':[{'name':'Jane','matchedPhone':'1'},{'name':'Bob','matchedPhone':'1'}],'contactCount':2,'remembered':'Bob'}",
                "CONFLICT_CORRECTED|{'reason':'CORRECTION'}|{'kind':'MULTIPLE_CONTACTS','candidates':[{'name':'Jane','matchedPhone':'1'},{'name':'Bob','matchedPhone':'01'}]}"
                        + "|CONFLICT_CORRECTED|{'kind':'MULTIPLE_CONTACTS','contacts':[{'name':'Jane','matchedPhone':'1'},{'name':'Bob','matchedPhone':'01'}],'contactCount':2}",
                "CONFLICT_CORRECTED|{'reason':'MESSAGES'}|{'kind':'NO_CONTACT_MATCH','phoneNumber':'+1'}"
                        + "|CONFLICT_CORRECTED_MESSAGES|{'kind':'NO_CONTACT_MATCH','withheld':false,'suggestions':[],'suggestionCount':0}",
                "CONFLICT_RESOLVED|{'reason':'PERSON'}|{}|CONFLICT_RESOLVED|{}",
                "CONFLICT_RESOLVED|{'reason':'CORRECTION'}|{}|CONFLICT_RESOLVED_CORRECTION|{}",
                "CONFLICT_RESOLVED|{'reason':'MESSAGES'}|{}|CONFLICT_RESOLVED_MESSAGES|{}",
                "CONFLICT_RESOLVED|{'reason':'CONTACTS_CHANGED'}|{}|CONFLICT_RESOLVED_CONTACTS_CHANGED|{}",
                "CONFLICT_DISMISSED|{'reason':'PERSON'}|{}|CONFLICT_DISMISSED|{}",
                "CONFLICT_DISMISSED|{'reason':'PERSON','because':'Spam '}|{'medium':'SMS'}|CONFLICT_DISMISSED|{'medium':'SMS','note':'Spam'}",
                "CONFLICT_DISMISSED|{'reason':'CORRECTION'}|{}|CONFLICT_DISMISSED_CORRECTION|{}",
                "CONFLICT_DISMISSED|{'reason':'MESSAGES'}|{}|CONFLICT_DISMISSED_MESSAGES|{}",
                "NOT_LOGGED|{'reason':'INTERNAL_CALL'}|{}|NOT_LOGGED|{'reason':'INTERNAL_CALL'}",
                "NOT_LOGGED|{'reason':'DO_NOT_LOG','because':'Family'}|{}|NOT_LOGGED|{'reason':'DO_NOT_LOG','note':'Family'}",
                "NOT_LOGGED|{'reason':'LEFT_VOICEMAIL','clockSkewSeconds':2.5}|{}|NOT_LOGGED|{'reason':'LEFT_VOICEMAIL','clockSkewSeconds':2.5}",
                "LOG_CORRECTED|{'reason':'CORRECTION','sidesSwapped':true}|{}|LOG_CORRECTED|{'sidesSwapped':true}",
                "LOG_CORRECTED|{'reason':'CORRECTION'}|{}|LOG_CORRECTED|{}",
                "LOG_CORRECTED|{'reason':'MESSAGES'}|{}|LOG_CORRECTED_MESSAGES|{}",
                "LOG_WITHDRAWN|{'reason':'CORRECTION'}|{}|LOG_WITHDRAWN|{}",
                "LOG_WITHDRAWN|{'reason':'MESSAGES'}|{}|LOG_WITHDRAWN_MESSAGES|{}",
                "LOG_CORRECTED|{'reason':'WITHDRAWN'}|{}|LOG_CORRECTED_LEG_WITHDRAWN|{}",
                "LOG_WITHDRAWN|{'reason':'WITHDRAWN'}|{}|LOG_WITHDRAWN_LEG_WITHDRAWN|{}",
                "CONFLICT_DISMISSED|{'reason':'WITHDRAWN'}|{}|CONFLICT_DISMISSED_LEG_WITHDRAWN|{}",
                "NOT_LOGGED|{'reason':'WITHDRAWN'}|{}|NOT_LOGGED|{'reason':'WITHDRAWN'}",
                "NOT_LOGGED_CORRECTED|{'reason':'CORRECTION'}|{}|NOT_LOGGED_CORRECTED|{}",
                "NOT_LOGGED_CORRECTED|{'reason':'MESSAGES'}|{}|NOT_LOGGED_CORRECTED_MESSAGES|{}",
                "RESTORED|{'reason':'RESTORED'}|{}|RESTORED|{}",
                "SOMETHING_NEW|{}|{}|OTHER|{}"
            })
    void anEntryHasACodeWithParameters(String action, String details, String value, TrailCode code, String parameters)
            throws JsonProcessingException {
        TrailMessage message = TrailMessage.of(action, tree(details), tree(value == null ? "null" : value), "Ada");

        assertThat(message.code()).isEqualTo(code);
        assertThat(JSON.<JsonNode>valueToTree(message.parameters())).isEqualTo(tree(parameters));
    }

    @Test
    void aLongListIsCountedAndItsFirstTenAreNamed() throws JsonProcessingException {
        String candidates = "{'name':'Jane','matchedPhone':'1'},".repeat(11) + "{'name':'Bob','matchedPhone':'1'}";

        Map<String, Object> parameters = TrailMessage.of(
                        "CONFLICT_OPENED",
                        tree("{}"),
                        tree("{'kind':'MULTIPLE_CONTACTS','candidates':[" + candidates + "]}"),
                        null)
                .parameters();

        assertThat(parameters).containsEntry("contactCount", 12);
        assertThat(parameters.get("contacts")).asInstanceOf(LIST).hasSize(10);
    }

    private static JsonNode tree(String json) throws JsonProcessingException {
        return JSON.readTree(json.replace('\'', '"'));
    }
}
