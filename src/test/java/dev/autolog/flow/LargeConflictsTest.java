package dev.autolog.flow;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.flow.Wire.Out;
import dev.autolog.local.LocalPerson;
import dev.autolog.local.LocalStackResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

/** Contacts and numbers of a size that would make a conflict too large for Kafka, a page or the memory. */
@QuarkusTest
class LargeConflictsTest extends FlowTest {
    private static final String SHARED = "+14155552671";
    private static final int KAFKAS_DEFAULT_LIMIT = 1 << 20;

    private CrmContact withOrders(String id, int orders, int titleLength) {
        return contact(id, "Contact " + id, SHARED).associations("order", orders, titleLength);
    }

    private ValidatableResponse get(String path) {
        return given().auth()
                .oauth2(LocalStackResource.issuer().token(LocalPerson.of(account, "u-1", "admin")))
                .get("/api/v1" + path)
                .then()
                .statusCode(200);
    }

    @Test
    void twoContactsWithAThousandLongTitlesEachAreAConflictLikeAnyOther() {
        crmHas(withOrders("c-1", 1000, 500), withOrders("c-2", 1000, 500));

        wire.call(callFrom(SHARED, "s-1"));

        Out out = wire.await("unresolved-conflicts", account, 1).getFirst();
        assertThat(String.valueOf(out.value()).length()).isLessThan(KAFKAS_DEFAULT_LIMIT / 8);
        JsonNode conflict = out.json();
        assertThat(conflict.get("candidates")).hasSize(2).allSatisfy(candidate -> {
            assertThat(candidate.get("associations")).hasSizeBetween(10, 20);
            assertThat(candidate.get("associationCount").asInt()).isEqualTo(1000);
        });
        assertThat(conflict.has("candidateCount")).isFalse();
        String path = conflict.get("candidatesPath").asText().substring("/api/v1".length());
        get(path)
                .body("items.contactId", Matchers.contains("c-1", "c-2"))
                .body("items.associationCount", Matchers.contains(1000, 1000));
        get("/contacts/c-1").body("associations", Matchers.hasSize(1000));
    }

    @Test
    void fourHundredCallsOnANumberThatAHundredContactsWithAHundredOrdersShareAreAllDecided() {
        crmHas(IntStream.range(0, 100)
                .mapToObj(i -> withOrders("c-%03d".formatted(i), 100, 60))
                .toArray(CrmContact[]::new));
        List<EndedCall> calls = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            calls.add(callFrom(SHARED, "s-" + i));
        }

        wire.calls(calls);

        database.awaitLegs(account, 400);
        List<Out> published = wire.await("unresolved-conflicts", account, 400);
        assertThat(published).hasSize(400);
        JsonNode conflict = published.getFirst().json();
        assertThat(conflict.get("candidates")).hasSize(20);
        assertThat(conflict.get("candidateCount").asInt()).isEqualTo(100);
        get("/conflicts?limit=50")
                .body("items", Matchers.hasSize(50))
                .body("items[0].candidateCount", Matchers.is(100))
                .body("items[0].candidates[0].associationCount", Matchers.is(100));
        get("/conflicts/" + conflict.get("conflictId").asText() + "/candidates").body("items", Matchers.hasSize(100));
    }

    @Test
    void aPageOfConflictsOfAnEarlierReleaseEndsWhereItWouldBeTooLarge() {
        crmHas(IntStream.range(0, 20)
                .mapToObj(i -> withOrders("c-%03d".formatted(i), 20, 500))
                .toArray(CrmContact[]::new));
        wire.calls(
                IntStream.range(0, 30).mapToObj(i -> callFrom(SHARED, "s-" + i)).toList());
        database.awaitLegs(account, 30);
        database.run(
                "update conflict set candidates = '[' || repeat(substr(candidates, 2, length(candidates) - 2) || ',', 9)"
                        + " || substr(candidates, 2) where account_id = ?",
                account);

        assertThat(sizesOfPages("/conflicts")).hasSizeGreaterThan(1).satisfies(LargeConflictsTest::coverAll);
        assertThat(sizesOfPages("/calls")).hasSizeGreaterThan(1).satisfies(LargeConflictsTest::coverAll);
        assertThat(sizesOfPages("/calls?q=" + SHARED.substring(1)))
                .hasSizeGreaterThan(1)
                .satisfies(LargeConflictsTest::coverAll);
    }

    private List<Integer> sizesOfPages(String path) {
        List<Integer> sizes = new ArrayList<>();
        String next = null;
        do {
            String cursor = next == null ? "" : "&cursor=" + next;
            ValidatableResponse page = get(path + (path.contains("?") ? "&" : "?") + "limit=100" + cursor);
            sizes.add(page.extract().<List<?>>path("items").size());
            next = page.extract().path("next");
        } while (next != null && sizes.size() <= 30);
        return sizes;
    }

    private static void coverAll(List<? extends Integer> sizes) {
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(30);
    }

    @Test
    void callsAboutOrdersOfLargeContactsShowTheirOrders() {
        crmHas(contact("c-1", "Jane Smith", SHARED)
                .associations("order", 900, 500)
                .association("deal", "d-7", true));
        wire.call(callFrom(SHARED, "s-1"));
        String id = wire.await("unresolved-conflicts", account, 1).getFirst().text("conflictId");
        given().auth()
                .oauth2(LocalStackResource.issuer().token(LocalPerson.of(account, "u-1", "admin")))
                .contentType("application/json")
                .body("{\"contactId\": \"c-1\", \"associationId\": \"d-7\"}")
                .post("/api/v1/conflicts/" + id + "/resolve")
                .then()
                .statusCode(200);

        get("/calls")
                .body("items.log.association.kind", Matchers.contains("deal"))
                .body("items.log.association.title", Matchers.contains("deal d-7"));
    }

    @Test
    void heldLogsOnManyLargeContactsAreAllPublished() {
        database.run(
                "insert into account_settings (account_id, settings) values (?, ?)",
                account,
                "{\"completion\": {\"when\": \"COMPLETE\", \"deadlineMinutes\": 60}}");
        List<EndedCall> calls = new ArrayList<>();
        List<CrmContact> contacts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String number = "+141555520%02d".formatted(i);
            contacts.add(contact("c-" + i, "Contact", number).closedAssociations("order", 1000, 500));
            calls.add(callFrom(number, "s-" + i));
        }
        crmHas(contacts.toArray(CrmContact[]::new));
        wire.calls(calls);
        database.awaitLegs(account, 40);

        database.run("update call_leg set held_until = now() - interval '1 second' where account_id = ?", account);

        assertThat(wire.await("call-logged", account, 40)).hasSize(40);
    }

    @Test
    void aHeldLogThatTheDatabaseRefusesHoldsUpNoOther() {
        database.run(
                "insert into account_settings (account_id, settings) values (?, ?)",
                account,
                "{\"completion\": {\"when\": \"COMPLETE\", \"deadlineMinutes\": 60}}");
        crmHas(contact("c-1", "Jane Smith", SHARED));
        wire.calls(List.of(callFrom(SHARED, "s-1"), callFrom(SHARED, "s-2"), callFrom(SHARED, "s-3")));
        database.awaitLegs(account, 3);
        database.run("alter table call_leg add constraint refused check (account_id <> '" + account
                + "' or call_id <> 's-1' or held_until is not null) not valid");
        try {
            database.run(
                    "update call_leg set held_until = now() - interval '1 second'"
                            + " - case call_id when 's-1' then interval '1 minute' else '0' end where account_id = ?",
                    account);
            assertThat(wire.await("call-logged", account, 2))
                    .extracting(log -> log.text("callId"))
                    .containsExactlyInAnyOrder("s-2", "s-3");
        } finally {
            database.run("alter table call_leg drop constraint refused");
        }
        database.run(
                "update call_leg set held_until = now() - interval '1 second' where account_id = ?"
                        + " and held_until is not null",
                account);
        assertThat(wire.await("call-logged", account, 3)).hasSize(3);
    }

    @Test
    void manyNumbersThatManyLargeContactsShareAreDecidedInSmallerTransactions() {
        String[] numbers =
                IntStream.range(0, 30).mapToObj("+141555520%02d"::formatted).toArray(String[]::new);
        crmHas(IntStream.range(0, 100)
                .mapToObj(
                        i -> contact("c-%03d".formatted(i), "Contact", numbers).associations("order", 20, 400))
                .toArray(CrmContact[]::new));
        List<EndedCall> calls = new ArrayList<>();
        for (String number : numbers) {
            calls.add(callFrom(number, "s-" + number));
        }

        wire.calls(calls);
        assertThat(database.awaitLegs(account, 30)).allMatch(leg -> leg.contains("IN_CONFLICT"));
        wire.await("unresolved-conflicts", account, 30);

        // One contact less: all of the conflicts are looked at again.
        wire.send("crm-contacts", account + "/c-000", (String) null);
        wire.await("unresolved-conflicts", account, 60);
    }

    @Test
    void aContactBeyondThoseShownCanBeChosenWithAnAssociationBeyondThoseShown() {
        crmHas(IntStream.range(0, 30)
                .mapToObj(i -> withOrders("c-%03d".formatted(i), 30, 60))
                .toArray(CrmContact[]::new));
        wire.call(callFrom(SHARED, "s-1"));
        String id = wire.await("unresolved-conflicts", account, 1).getFirst().text("conflictId");

        given().auth()
                .oauth2(LocalStackResource.issuer().token(LocalPerson.of(account, "u-1", "admin")))
                .contentType("application/json")
                .body("{\"contactId\": \"c-029\", \"associationId\": \"o-29\"}")
                .post("/api/v1/conflicts/" + id + "/resolve")
                .then()
                .statusCode(200);

        JsonNode log = wire.await("call-logged", account, 1).getFirst().json();
        assertThat(log.get("contactId").asText()).isEqualTo("c-029");
        assertThat(log.get("associationId").asText()).isEqualTo("o-29");
    }

    @Test
    void aRecheckFindsTheSameConflictAsBefore() {
        crmHas(withOrders("c-1", 1000, 500), withOrders("c-2", 1000, 500));
        wire.call(callFrom(SHARED, "s-1"));
        wire.await("unresolved-conflicts", account, 1);

        wire.contact(
                withOrders("c-1", 1000, 500).with("company", "Initrode").with("updatedAt", "2026-11-20T08:30:00Z"));
        Wire.patiently().until(() -> wire.on("unresolved-conflicts", account).size() == 2);
        wire.contact(withOrders("c-2", 1000, 500).with("updatedAt", "2026-11-20T08:30:00Z"));
        wire.settle(database);

        assertThat(wire.on("unresolved-conflicts", account)).hasSize(2);
    }
}
