package dev.autolog.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.autolog.flow.EndedCall;
import dev.autolog.flow.Wire;
import dev.autolog.local.LocalIssuer;
import dev.autolog.local.LocalPerson;
import dev.autolog.local.LocalStackResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LiveTest extends ApiTest {
    private final List<EventClient> open = new ArrayList<>();

    @BeforeEach
    void crm() {
        crmHas(contact("c-1", "Jane Smith", JANES), contact("c-2", "Bob Ray", JANES));
    }

    @AfterEach
    void closeStreams() {
        open.forEach(EventClient::close);
    }

    @Test
    void aConflictComesWithItsCallAndSoDoesItsEnd() {
        EventClient ada = listen(ADA, "agent", null);
        rang(callFrom(JANES, "s-1"));
        ada.await("conflict s-1 OPEN", "call s-1 IN_CONFLICT");

        ada().body("{\"contactId\": \"c-1\"}")
                .post(API + "/conflicts/" + idOf("s-1") + "/resolve")
                .then()
                .statusCode(200);
        ada.await("conflict s-1 OPEN", "call s-1 IN_CONFLICT", "conflict s-1 RESOLVED", "call s-1 LOGGED");
    }

    @Test
    void eachHearsOnlyWhatTheyMaySee() {
        EventClient ada = listen(ADA, "agent", null);
        EventClient sam = listen(SAM, "supervisor", null);
        EventClient stranger = open(EventClient.open("another-" + account, ADA, "admin", null));
        rang(bensCallFrom(NOBODYS, "s-1"));
        rang(callFrom(NOBODYS, "s-2"));

        sam.await("conflict s-1 OPEN", "call s-1 IN_CONFLICT", "conflict s-2 OPEN", "call s-2 IN_CONFLICT");
        ada.await("conflict s-2 OPEN", "call s-2 IN_CONFLICT");
        assertThat(stranger.events()).isEmpty();
    }

    @Test
    void whoComesBackGetsWhatWasMissed() {
        EventClient first = listen(ADA, "agent", null);
        rang(callFrom(JANES, "s-1"));
        first.await("conflict s-1 OPEN", "call s-1 IN_CONFLICT");
        first.close();
        rang(callFrom(JANES, "s-2"), bensCallFrom(JANES, "s-3"));

        EventClient second = listen(ADA, "agent", first.lastId());
        second.await("conflict s-2 OPEN", "call s-2 IN_CONFLICT");
        rang(callFrom(JANES, "s-4"));
        second.await("conflict s-2 OPEN", "call s-2 IN_CONFLICT", "conflict s-4 OPEN", "call s-4 IN_CONFLICT");
    }

    @Test
    void whoComesBackFromNowhereHasToLoadEverythingAgain() {
        String another =
                open(EventClient.open("another-" + account, ADA, "admin", null)).awaitId();
        for (String id : List.of("nowhere", "0-0", "999999999999-1", "AAAAAAAAAAAAAAAAAAAAAA", another)) {
            listen(ADA, "agent", id).await("reset");
        }
    }

    @Test
    void whoMissedTooMuchHasToLoadEverythingAgain() {
        EventClient first = listen(ADA, "agent", null);
        rang(callFrom(JANES, "s-1"));
        first.await("conflict s-1 OPEN", "call s-1 IN_CONFLICT");
        first.close();
        addEntries(idOf("s-1"), 999);
        listen(ADA, "agent", first.lastId()).await("call s-1 IN_CONFLICT");
        addEntries(idOf("s-1"), 2);
        listen(ADA, "agent", first.lastId()).await("reset");
        listen(BEN, "agent", first.lastId()).await("reset");
    }

    @Test
    void tenAgentsWhoComeBackDelayNoOtherAccount() {
        String small = "small-" + account;
        EventClient first = listen(SAM, "supervisor", null);
        rang(callFrom(JANES, "s-1"));
        first.await("conflict s-1 OPEN", "call s-1 IN_CONFLICT");
        first.close();
        addEntries(idOf("s-1"), 30_000);
        EventClient other = open(EventClient.open(small, ADA, "agent", null));
        assertThat(other.awaitId()).isNotEqualTo(first.lastId());

        List<EventClient> back = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            back.add(open(EventClient.open(account, "u-" + i, "supervisor", first.lastId())));
        }
        wire.call(EndedCall.from(NOBODYS, small, "s-2"));
        await().atMost(Duration.ofSeconds(3)).until(() -> other.events().size() == 2);
        other.await("conflict s-2 OPEN", "call s-2 IN_CONFLICT");
        // Entries that the reader had still before it come as events behind that.
        back.forEach(client -> await().until(() -> client.events().stream().findFirst(), Optional.of("reset")::equals));
    }

    @Test
    void theNinthStreamOfAPersonEndsTheFirst() {
        List<EventClient> streams = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            streams.add(listen(ADA, "agent", null));
        }
        EventClient first = streams.removeFirst();
        first.await("displaced");
        Wire.patiently().until(first::hasEnded);
        assertThat(first.retry()).isEqualTo("60000");

        rang(callFrom(JANES, "s-1"));
        streams.forEach(stream -> stream.await("conflict s-1 OPEN", "call s-1 IN_CONFLICT"));
        assertThat(streams).noneMatch(EventClient::hasEnded);
    }

    /** Entries that nobody publishes. */
    private void addEntries(UUID leg, int count) {
        database.run(
                "insert into audit_trail (account_id, subject_id, at, actor, action, why, version)"
                        + " select ?, ?, now(), 'AUTO', 'TESTED', '{}', 1 from generate_series(1, ?)",
                account,
                leg,
                count);
    }

    @Test
    void aSignOfLifeComesAtOnceAndSaysWhereTheStreamStands() {
        EventClient ada = listen(ADA, "agent", null);
        assertThat(ada.lastId()).matches("[A-Za-z0-9_-]{22}");
        assertThat(ada.comments()).isPositive();
    }

    @Test
    void aLogThatIsEditedComesAgain() {
        EventClient sam = listen(SAM, "supervisor", null);
        rang(callFrom(NOBODYS, "s-1"));
        sam.await("conflict s-1 OPEN", "call s-1 IN_CONFLICT");
        String log = API + "/calls/" + idOf("s-1") + "/log";
        ada().body("{\"contactId\": \"c-1\"}").post(log).then().statusCode(200);
        ada().body("{\"notes\": \"call back\"}").patch(log).then().statusCode(200);
        Wire.patiently().until(() -> sam.events().getLast().equals("call s-1 LOGGED"));
    }

    @Test
    void theStreamEndsWithTheToken() {
        JwtClaims claims = LocalIssuer.claims(LocalPerson.of(account, ADA, "agent"));
        claims.setExpirationTimeMinutesInTheFuture(0.05f);
        EventClient ada = open(EventClient.open(LocalStackResource.issuer().token(claims), null));
        Wire.patiently().until(ada::hasEnded);
    }

    private EventClient listen(String agent, String role, @Nullable String after) {
        EventClient client = open(EventClient.open(account, agent, role, after));
        assertThat(client.awaitId()).isNotEmpty();
        return client;
    }

    private EventClient open(EventClient client) {
        open.add(client);
        return client;
    }
}
