package dev.autolog.crm.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.LogWrite;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrytonNotesTest {
    private final CrmException limited = new CrmException(Remedy.WAIT, "HTTP_429", Duration.ofSeconds(7));
    private static final LogWrite NEW = LogWrites.of(LogWrites.log("cl-1", 1, "3", null), null);
    private static final LogWrite KNOWN = LogWrites.of(LogWrites.log("cl-2", 2, "3", null), "8/cl-2");

    private final ScriptedSession session = new ScriptedSession();

    @BeforeEach
    void findParty() {
        session.answer("{\"id\":1,\"result\":[5,\"abc\"]}")
                .answer("{\"id\":1,\"result\":[{\"id\":3,\"name\":\"Jane\",\"active\":true,\"replaced_by\":null}]}");
    }

    @Test
    void aBatchOfWhichNothingWasWrittenIsWrittenLater() {
        session.fail(limited);

        assertThat(failure().remedy()).isEqualTo(Remedy.WAIT);
    }

    @Test
    void aBatchThatIsLimitedHalfwayHasAnUnknownOutcome() {
        session.answer("{\"id\":1,\"result\":[7]}").fail(limited);

        CrmException failure = failure();

        assertThat(failure.remedy()).isEqualTo(Remedy.RETRY);
        assertThat(failure.code()).isEqualTo("HTTP_429");
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    private CrmException failure() {
        return Objects.requireNonNull(catchThrowableOfType(
                CrmException.class, () -> new TrytonNotes(new TrytonApi(session)).write(List.of(NEW, KNOWN))));
    }
}
