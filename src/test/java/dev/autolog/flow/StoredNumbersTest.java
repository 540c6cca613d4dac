package dev.autolog.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.phone.PhonePair;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StoredNumbersTest extends FlowTest {
    /** Each pair in an account of its own: a contact with the text as stored, and a call of the number. */
    @Test
    void aCallIsLoggedOnExactlyTheContactsWhoseNumberIsTheSameHoweverItWasTyped() {
        // A record with U+0000 in it is a dead letter before anybody reads its numbers.
        List<PhonePair> pairs =
                PhonePair.all().filter(pair -> pair.stored().indexOf('\0') < 0).toList();
        for (int i = 0; i < pairs.size(); i++) {
            PhonePair pair = pairs.get(i);
            wire.contact(CrmContact.of(accountOf(i), "c-1", "Jane Smith", pair.stored())
                    .with("region", pair.region().code()));
        }
        wire.settle(database);
        for (int i = 0; i < pairs.size(); i++) {
            wire.call(EndedCall.from(pairs.get(i).callNumber(), accountOf(i), "s-1")
                    .agent("u-17", null, null));
        }
        wire.settle(database);

        Set<String> logged = new HashSet<>(database.rows(
                "select account_id from call_leg where account_id like ? and outcome = 'LOGGED'", account + "%"));
        assertThat(IntStream.range(0, pairs.size())
                        .filter(i -> logged.contains(accountOf(i))
                                != pairs.get(i).verdict().equals("same"))
                        .mapToObj(i ->
                                pairs.get(i).stored() + " / " + pairs.get(i).callNumber())
                        .toList())
                .as("pairs with another outcome than theirs")
                .isEmpty();
        assertThat(database.count("select count(*) from call_leg where account_id like ?", account + "%"))
                .isEqualTo(pairs.size());
    }

    private String accountOf(int pair) {
        return account + "-" + pair;
    }
}
