package dev.autolog.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.autolog.local.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PreviewApiTest extends ApiTest {
    private static final String PREVIEW = API + "/settings/preview";
    private static final String NINE = "'numberFormats': [{'pattern': '9##########', 'e164': '+1##########'}]";

    private void accountSets(String values) {
        as(account, "u-1", "admin")
                .body("{'values': ".replace('\'', '"') + values.replace('\'', '"') + "}")
                .patch(API + "/settings")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse post(RequestSpecification caller, String path, String body) {
        return caller.body(body.replace('\'', '"')).post(PREVIEW + path).then();
    }

    @Nested
    class ANumber {
        private ValidatableResponse tried(String number) {
            return post(ada(), "/number", "{'number': '" + number + "'}").statusCode(200);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                nullValues = "null",
                value = {
                    "(415) 555-2671|DIALABLE|+14155552671|REGION",
                    "+44 20 7946 0018|DIALABLE|+442079460018|COUNTRY_CODE",
                    "101|EXTENSION|null|EXTENSION",
                    "911|EMERGENCY|null|EMERGENCY",
                    "0000000000|DUMMY|null|DUMMY",
                    "anonymous|WITHHELD|null|WITHHELD",
                    "ask for Jane|UNREADABLE|null|UNREADABLE",
                    "+14155552671 ext. 204|UNREADABLE|null|SEVERAL_NUMBERS",
                })
        void isToldAsItIsRead(String typed, String reading, String e164, String why) {
            tried(typed)
                    .body("reading", equalTo(reading))
                    .body("e164", equalTo(e164))
                    .body("explanation.code", equalTo(why))
                    .body("contacts", hasSize(0));
        }

        @Test
        void isToldWhomItMatchesAndWhatACallWouldBecome() {
            crmHas(contact("c-1", "Jane Smith", "(415) 555-2671"));

            tried(JANES)
                    .body("contacts.id", contains("c-1"))
                    .body("contacts[0].name", equalTo("Jane Smith"))
                    .body("contacts[0].matchedPhone", equalTo("(415) 555-2671"))
                    .body("suggestions", hasSize(0))
                    .body("outcome.code", equalTo("LOG"))
                    .body("outcome.parameters", equalTo(Map.of("contact", "Jane Smith", "reason", "ONE_CONTACT")));
            tried(NOBODYS)
                    .body("contacts", hasSize(0))
                    .body("outcome.code", equalTo("ASK"))
                    .body("outcome.parameters", equalTo(Map.of("kind", "NO_CONTACT_MATCH")));
        }

        @Test
        void isToldWhomItNearlyMatches() {
            crmHas(contact("c-1", "Jane Smith", "+1 415 555 2671 ext. 204"));

            tried(JANES)
                    .body("contacts", hasSize(0))
                    .body("suggestions.id", contains("c-1"))
                    .body("suggestions[0].reason", equalTo("SHARED_SWITCHBOARD"));
        }

        @Test
        void isReadByFormatsAndARegionThatAreNotInForceYet() {
            crmHas(contact("c-1", "Jane Smith", JANES));

            tried("94155552671").body("e164", not(equalTo(JANES)));
            post(ada(), "/number", "{'number': '9 415 555 2671', " + NINE + "}")
                    .statusCode(200)
                    .body("e164", equalTo(JANES))
                    .body("reading", equalTo("DIALABLE"))
                    .body("explanation.code", equalTo("NUMBER_FORMAT"))
                    .body("explanation.parameters.pattern", equalTo("9##########"))
                    .body("contacts.id", contains("c-1"));
            post(ada(), "/number", "{'number': '020 7946 0018', 'defaultRegion': 'GB'}")
                    .statusCode(200)
                    .body("e164", equalTo("+442079460018"))
                    .body("explanation.parameters", equalTo(Map.of("region", "GB")));

            tried("94155552671").body("e164", not(equalTo(JANES)));
        }

        @Test
        void isReadAsE164WithoutThePlusSignWhereThePlatformSendsThatAndOnlyThere() {
            crmHas(contact("c-1", "Jane Smith", "+49 1512 3456789"));
            String sent = "{'number': '4915123456789', 'e164WithoutPlus': ";

            post(ada(), "/number", sent + "true}")
                    .statusCode(200)
                    .body("e164", equalTo("+4915123456789"))
                    .body("explanation.code", equalTo("E164_WITHOUT_PLUS"))
                    .body("contacts.id", contains("c-1"));
            post(ada(), "/number", sent + "false}").statusCode(200).body("contacts", hasSize(0));
            post(ada(), "/number", sent + "'yes'}")
                    .statusCode(422)
                    .body("violations.field", contains("values.e164WithoutPlus"));
        }

        @Test
        void isReadByThoseThatAreInForce() {
            accountSets("{" + NINE + ", 'ownLines': ['+14155552671'],"
                    + " 'doNotLog': [{'kind': 'NUMBER', 'value': '+14155552673', 'reason': 'Family'}]}");

            tried("94155552671").body("reading", equalTo("OWN_LINE")).body("e164", equalTo(JANES));
            tried("94155552673")
                    .body("reading", equalTo("DO_NOT_LOG"))
                    .body("explanation.parameters", equalTo(Map.of("note", "Family")))
                    .body("outcome.code", equalTo("NOT_LOG"))
                    .body("outcome.parameters", equalTo(Map.of("reason", "DO_NOT_LOG")));
        }

        @Test
        void isForTheCallersOwnSettings() {
            crmHas(contact("c-1", "Jane Smith", JANES));
            ada().body("{\"values\": {\"autoLogCalls\": false}}").patch(API + "/settings/mine");

            tried(JANES).body("outcome.parameters", equalTo(Map.of("reason", "AUTO_LOG_OFF")));
            post(ben(), "/number", "{'number': '" + JANES + "'}")
                    .body("outcome.code", equalTo("LOG"))
                    .body("outcome.parameters", equalTo(Map.of("contact", "Jane Smith", "reason", "ONE_CONTACT")));
        }

        @Test
        void tellsNothingOfAnotherAccount() {
            crmHas(contact("c-1", "Jane Smith", JANES));

            post(as("another-" + account, ADA, "admin"), "/number", "{'number': '" + JANES + "'}")
                    .statusCode(200)
                    .body("contacts", hasSize(0));
        }

        @Test
        void leavesNothingBehind() {
            tried("911");
            tried(JANES);

            assertThat(database.count("select count(*) from call_leg where account_id = ?", account)
                            + database.count("select count(*) from own_line where account_id = ?", account))
                    .isZero();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{}|number",
                    "{'number': ' '}|number",
                    "{'number': '1', 'defaultRegion': 'XX'}|values.defaultRegion",
                    "{'number': '1', 'numberFormats': [{'pattern': '9#', 'e164': '1#'}]}|values.numberFormats[0]",
                    "{'number': '1', 'numberFormats': 3}|values.numberFormats",
                })
        void thatCannotBeTriedIsToldByField(String body, String field) {
            post(ada(), "/number", body).statusCode(422).body("violations.field", contains(field));
        }
    }

    @Nested
    class ALog {
        @Test
        void isShownAsTheAccountWantsIt() {
            post(ada(), "/log", "{}")
                    .statusCode(200)
                    .body("call.subject", equalTo("Inbound call from Jane Smith"))
                    .body("call.description", containsString("Talked: 6 min 28 s"))
                    .body("call.description", containsString("09:00 UTC"))
                    .body("messages.subject", equalTo("Messages with Jane Smith"))
                    .body("messages.description", containsString("offer.pdf"));
        }

        @Test
        void isShownAsADraftWantsIt() {
            post(ada(), "/log", """
                            {'values': {'timeZone': 'Asia/Tokyo', 'logContent': {
                              'inboundSubject': '{agent} with {contact}, {duration}', 'messagesSubject': 'SMS {number}',
                              'parts': ['TIMES']}}}""")
                    .statusCode(200)
                    .body("call.subject", equalTo("Ada Park with Jane Smith, 6 min 28 s"))
                    .body("call.description", containsString("09:00 JST"))
                    .body("call.description", not(containsString("Talked")))
                    .body("messages.subject", equalTo("SMS +14155552671"));
            as(account, "u-1", "admin").get(API + "/settings").then().body("changedAt", nullValue());
        }

        @Test
        void isShownByWhatIsInForceWhereTheDraftSaysNothing() {
            accountSets("{'logContent': {'inboundSubject': 'From {contact}'}}");

            post(ada(), "/log", "{'values': {'timeZone': 'Europe/Berlin'}}")
                    .body("call.subject", equalTo("From Jane Smith"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{'values': {'logContent': {'inboundSubject': '{salary}'}}}",
                    "{'values': {'timeZone': 'Berlin'}}"
                })
        void thatCannotBeIsRefused(String body) {
            post(ada(), "/log", body).statusCode(422).body("violations", hasSize(1));
        }
    }
}
