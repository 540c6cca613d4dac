package dev.autolog.crm.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrytonApiTest {
    private static final String SIGNED_IN = "{\"id\":1,\"result\":[5,\"abc\"]}";
    private static final String SIGNED_IN_AGAIN = "{\"id\":1,\"result\":[5,\"def\"]}";
    private static final String DONE = "{\"id\":1,\"result\":[7]}";
    private final CrmException unauthorized = new CrmException(Remedy.SIGN_IN, "HTTP_401", null);

    private final ScriptedSession session = new ScriptedSession();
    private final TrytonApi api = new TrytonApi(session);

    @Test
    void aRequestHasExactlyThreeMembers() {
        session.answer(SIGNED_IN).answer(DONE);

        assertThat(ids()).containsExactly(7L);

        assertThat(session.sent()).extracting(CrmRequest::target).containsOnly("/my%20crm/");
        assertThat(session.sent().getFirst().body())
                .isEqualTo("{\"id\":1,\"method\":\"common.db.login\","
                        + "\"params\":[\"autolog\",{\"password\":\"secret\"},\"en\"]}");
        assertThat(session.sent().getLast().body())
                .isEqualTo("{\"id\":1,\"method\":\"model.party.party.search\","
                        + "\"params\":[[],0,10,[[\"id\",\"ASC\"]],{\"active_test\":false}]}");
        // autolog:5:abc
        assertThat(session.sent().getLast().headers()).containsEntry("Authorization", "Session YXV0b2xvZzo1OmFiYw==");
    }

    @Test
    void oneSessionIsKept() {
        session.answer(SIGNED_IN).answer(DONE).answer(DONE);

        ids();
        ids();

        assertThat(session.sent()).hasSize(3);
    }

    @Test
    void aRefusedSessionIsReplacedOnce() {
        session.answer(SIGNED_IN).fail(unauthorized).answer(SIGNED_IN_AGAIN).answer(DONE);
        assertThat(ids()).containsExactly(7L);

        session.fail(unauthorized).answer(SIGNED_IN).fail(unauthorized);
        assertThat(failure().remedy()).isEqualTo(Remedy.SIGN_IN);
        assertThat(session.sent()).hasSize(7);
    }

    @Test
    void aRefusedPasswordIsNotTriedAgain() {
        session.fail(unauthorized);

        CrmException failure = failure();

        assertThat(failure.remedy()).isEqualTo(Remedy.SIGN_IN);
        assertThat(failure.code()).isEqualTo("PASSWORD_REFUSED");
        assertThat(session.sent()).hasSize(1);
    }

    @Test
    void limitedSignInsRestLongerThanTrytonCounts() {
        session.fail(new CrmException(Remedy.WAIT, "HTTP_429", null));

        CrmException failure = failure();

        assertThat(failure.remedy()).isEqualTo(Remedy.WAIT);
        assertThat(failure.retryAfter()).isGreaterThan(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @CsvSource({
        "UserError, PARK, USER_ERROR",
        "UserWarning, PARK, USER_WARNING",
        "ConcurrencyException, RETRY, CONCURRENT_CHANGE",
        "LoginException, SIGN_IN, PASSWORD_REFUSED",
        "'connection to server failed', RETRY, SERVER_FAULT",
    })
    void errorsAreToldApartByTheirKind(String kind, Remedy remedy, String code) {
        session.answer(SIGNED_IN).answer("{\"id\":1,\"error\":[\"" + kind + "\",[\"Jane Smith\",\"\"]]}");

        CrmException failure = failure();

        assertThat(failure.remedy()).isEqualTo(remedy);
        assertThat(failure.code()).isEqualTo(code);
    }

    @Test
    void aBareResultIsNoAnswer() {
        session.answer(SIGNED_IN).answer("[7]");

        assertThat(failure().code()).isEqualTo("ANSWER_UNEXPECTED");
    }

    @Test
    void theTimeIsTrytons() {
        session.answer(SIGNED_IN).answer(DONE);

        assertThat(api.serverTime(Instant.EPOCH)).isEqualTo("2026-11-29T10:15:30Z");
    }

    private List<Long> ids() {
        return api.ids("party.party", List.of(), 10);
    }

    private CrmException failure() {
        return Objects.requireNonNull(catchThrowableOfType(
                CrmException.class, () -> api.call("model.party.party.search", List.of(), Map.of())));
    }
}
