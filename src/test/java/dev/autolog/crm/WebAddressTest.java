package dev.autolog.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.local.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where people open a CRM is asked for once; links are not worth a pause of the connection. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class WebAddressTest extends CrmTest {
    private static final String ADDRESS = "https://crm.example.com";

    private final FakeAdapter adapter = adapter(KEYED);
    private final Deque<Supplier<String>> answers = new ArrayDeque<>();

    private void answers(Supplier<String> answer) {
        answers.add(answer);
        crm.webAddress(() -> answers.remove().get());
    }

    private static Supplier<String> failure(Remedy remedy) {
        return () -> {
            throw new CrmException(remedy, "HTTP_403", null);
        };
    }

    private String stored() {
        return String.valueOf(
                transactions.rows("select web_address, 1 from crm_connection where account_id = ?1", account)
                        .getFirst()[0]);
    }

    /** Has a log written in a run of its own. */
    private void writes(String callLogId) {
        log(wanted(callLogId, 1));
        assertThat(work(adapter)).isTrue();
        assertThat(states()).contains(callLogId + " WRITTEN");
        assertThat(connectionState()).isEqualTo("CONNECTED");
    }

    @Test
    void isAskedForOnce() {
        connect();
        answers(() -> ADDRESS);

        writes("l-1");
        writes("l-2");

        assertThat(stored()).isEqualTo(ADDRESS);
    }

    @Test
    void isNoneIfTheCrmMayNotSay() {
        connect();
        answers(failure(Remedy.SIGN_IN));

        writes("l-1");
        writes("l-2");

        assertThat(stored()).isEmpty();
    }

    @Test
    void isNoneIfTheAnswerIsNoAddressOfTheWeb() {
        for (String answer : List.of("", "acme", "javascript:alert(1)", "https://", "https://user@crm.example.com")) {
            assertThat(WebPage.isAddress(answer)).as(answer).isFalse();
        }
        connect();
        answers(() -> "javascript:alert(1)");

        writes("l-1");

        assertThat(stored()).isEmpty();
    }

    @Test
    void isAskedForAgainAfterAFailure() {
        connect();
        answers(failure(Remedy.RETRY));
        answers(() -> ADDRESS);

        writes("l-1");
        assertThat(stored()).isEqualTo("null");
        writes("l-2");

        assertThat(stored()).isEqualTo(ADDRESS);
    }

    @Test
    void namesAPageWithTheIdEncoded() {
        assertThat(WebPage.of(ADDRESS, "/contacts/{id}", "a/b c?")).hasToString(ADDRESS + "/contacts/a%2Fb%20c%3F");
    }
}
