package dev.autolog.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.crm.FakeCrm.Fault;
import dev.autolog.local.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is left of a log that was withdrawn, for example because its person is erased. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class WithdrawalTest extends CrmTest {
    private final FakeAdapter adapter = adapter(FINDABLE);

    private List<String> texts() {
        return transactions
                .rows("select coalesce(wanted, ''), coalesce(intended, '') from crm_log where account_id = ?1", account)
                .stream()
                .map(row -> row[0] + "|" + row[1])
                .toList();
    }

    @Test
    void keepsNoTextWhileItIsUnknownWhatTheCrmHas() {
        connect();
        log(wanted("l-1", 1));
        crm.faults(List.of(Fault.LOST_ANSWER));
        work(adapter);
        assertThat(states()).containsExactly("l-1 INTENDED");

        log(withdrawn("l-1", 2));

        assertThat(texts()).containsExactly("|");
        workOff(adapter);
        assertThat(crm.logs()).isEmpty();
        assertThat(states()).containsExactly("l-1 WRITTEN");
    }

    @Test
    void keepsNoTextOfAnEarlierVersionEither() {
        connect();
        log(wanted("l-1", 1));
        crm.faults(List.of(Fault.LOST_ANSWER));
        work(adapter);
        log(wanted("l-1", 2));
        assertThat(texts()).singleElement().asString().contains("version 1", "version 2");

        log(withdrawn("l-1", 3));

        assertThat(texts()).containsExactly("|");
        workOff(adapter);
        assertThat(crm.logs()).isEmpty();
    }
}
