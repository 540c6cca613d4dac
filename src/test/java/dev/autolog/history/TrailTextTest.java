package dev.autolog.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrailTextTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "LOGGED|{'reason':'ONE_CONTACT','matchedPhone':'555-2671'}|{'contactName':'Jane'}"
                        + "|Logged on Jane: the one contact with this number, as 555-2671.",
                "LOGGED|{'reason':'REMEMBERED_NUMBER'}|{'contactName':'Jane'}"
                        + "|Logged on Jane: it is remembered that calls of this number go there.",
                "LOGGED|{'reason':'CHOSEN','associationTitle':'Renewal'}|{'contactName':'Jane'}"
                        + "|Logged on Jane with Renewal, by choice.",
                "LOGGED|{'reason':'CONTACTS_CHANGED','basis':'ONE_CONTACT'}|{'contactName':'Jane'}"
                        + "|The contacts changed: logged on Jane: the one contact with this number.",
                "LOGGED|{'reason':'PAST_CALLS','basis':'ONE_CONTACT','job':'7'}|{'contactName':'Jane'}"
                        + "|Logged by Ada’s job for past calls on Jane: the one contact with this number.",
                "LOG_MOVED|{'reason':'PERSON','before':'Jane'}|{'contactName':'Bob'}|Moved from Jane to Bob.",
                "LOG_MOVED|{'reason':'MERGED','before':'Jane'}|{'contactName':'Jane Smith'}"
                        + "|The CRM has a record of Jane now, which the log is on: Jane Smith.",
                "CONFLICT_OPENED|{}|{'kind':'NO_CONTACT_MATCH','phoneNumber':'+1'}|No contact has this number.",
                "CONFLICT_OPENED|{}|{'kind':'NO_CONTACT_MATCH','phoneNumber':null}"
                        + "|The number was withheld, so there is no contact to find.",
                "CONFLICT_OPENED|{}|{'kind':'NO_CONTACT_MATCH','phoneNumber':'+1','suggestions':[{'name':'Jane','matchedPhone':'2671'}]}"
                        + "|No contact has this number; near is Jane as 2671.",
                "CONFLICT_OPENED|{'reason':'PAST_CALLS','job':'7'}|{'kind':'NO_CONTACT_MATCH','phoneNumber':'+1'}"
                        + "|Looked at again by Ada’s job for past calls. No contact has this number.",
                "CONFLICT_CHANGED|{}|{'kind':'MULTIPLE_ASSOCIATIONS','candidates':[{'name':'Jane','matchedPhone':'1','associations':[{'title':'A'},{'title':'B'}]}]}"
                        + "|The contacts changed. Jane as 1 has this number, and two are open: A, B.",
                "CONFLICT_RESOLVED|{'reason':'CORRECTION'}|{}"
                        + "|The telephony platform corrected the call, which settled the conflict.",
                "CONFLICT_DISMISSED|{'reason':'PERSON'}|{}|The call need not be logged.",
                "NOT_LOGGED|{'reason':'INTERNAL_CALL'}|{}|Not logged: both parties belong to the company.",
                "LOG_CORRECTED|{'reason':'CORRECTION'}|{}|The telephony platform corrected the call, and the log with it.",
                "LOG_CORRECTED|{'reason':'MESSAGES'}|{}|Messages came in or were corrected, and the log with them.",
                "LOG_WITHDRAWN|{'reason':'MESSAGES'}|{}|The telephony platform corrected the messages: the log is withdrawn.",
                "CONFLICT_CORRECTED|{'reason':'MESSAGES'}|{'kind':'NO_CONTACT_MATCH','phoneNumber':'+1'}"
                        + "|Messages came in or were corrected. No contact has this number.",
                "CONFLICT_RESOLVED|{'reason':'MESSAGES'}|{}|Messages came in or were corrected, which settled the conflict.",
                "CONFLICT_DISMISSED|{'reason':'MESSAGES'}|{}|Messages came in or were corrected: there is nothing to log.",
                "CONFLICT_DISMISSED|{'reason':'PERSON','because':'Spam'}|{'medium':'SMS'}|The messages need not be logged: “Spam”.",
                "NOT_LOGGED_CORRECTED|{'reason':'MESSAGES'}|{}|Messages came in or were corrected; they are still not logged.",
                "NOT_LOGGED|{'reason':'LEFT_VOICEMAIL'}|{}|Not logged: the caller left a voicemail, which has the log of this call.",
                "NOT_LOGGED|{'reason':'INTERNAL_CALL','bentSeconds':2.5}|{}|Not logged: both parties belong to the company. The platform sent an answer or an end 2.5 s before the start; it counts as the start’s time.",
                "NOT_LOGGED|{'reason':'MESSAGES_ELSEWHERE'}|{}|Not logged: its messages belong to another log.",
                "SOMETHING_NEW|{}|{}|Something new."
            })
    void aLineIsSaidInASentence(String action, String why, String value, String expected)
            throws JsonProcessingException {
        assertThat(TrailText.of(action, JSON.readTree(json(why)), JSON.readTree(json(value)), "Ada"))
                .isEqualTo(expected);
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
