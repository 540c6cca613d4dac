package dev.autolog.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.domain.Region;
import dev.autolog.local.LocalStackResource;
import dev.autolog.sql.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class AccountsTest {
    private static final Account DEFAULTS = new Account(new Region("US"), true);

    @Inject
    Accounts accounts;

    @Inject
    OwnLines ownLines;

    @Inject
    Transactions transactions;

    /** One of its own for each test. */
    private final String account = "accounts-" + UUID.randomUUID();

    private void set(String accountId, String columns, String values) {
        transactions.execute(
                "insert into account_settings (account_id, " + columns + ") values (?1, " + values + ")", accountId);
    }

    private Account settings() {
        return transactions
                .run(session -> accounts.of(session, List.of(account)))
                .getOrDefault(account, new Account(new Region("ZZ"), false));
    }

    @Nested
    class Settings {
        @Test
        void areTheDefaultsForAnAccountThatSetNothing() {
            assertThat(settings()).isEqualTo(DEFAULTS);
        }

        @Test
        void areTheAccountsOwn() {
            set(account, "default_region, auto_log_calls", "'CH', false");

            assertThat(settings()).isEqualTo(new Account(new Region("CH"), false));
        }

        @Test
        void areTheDefaultsWhereTheAccountSetsNothingElse() {
            set(account, "auto_log_calls", "false");

            assertThat(settings()).isEqualTo(new Account(new Region("US"), false));
        }

        @Test
        void areReadAfresh() {
            assertThat(settings().autoLogCalls()).isTrue();
            set(account, "auto_log_calls", "false");

            assertThat(settings().autoLogCalls()).isFalse();
        }

        @Test
        void areReadForManyAccountsAtOnce() {
            String swiss = account + "-ch";
            set(swiss, "default_region", "'CH'");

            Map<String, Account> both = transactions.run(session -> accounts.of(session, Set.of(account, swiss)));

            assertThat(both)
                    .hasSize(2)
                    .containsEntry(account, DEFAULTS)
                    .containsEntry(swiss, new Account(new Region("CH"), true));
        }
    }

    @Nested
    class Lines {
        private final OwnLine number = new OwnLine(account, "+14155550101");
        private final OwnLine extension = new OwnLine(account, "101");

        private Set<OwnLine> known(OwnLine... lines) {
            return transactions.run(session -> ownLines.known(session, List.of(lines)));
        }

        private void remember(OwnLine... lines) {
            transactions.run(session -> ownLines.remember(session, List.of(lines)));
        }

        @Test
        void areUnknownUntilTheyAreRemembered() {
            assertThat(known(number, extension)).isEmpty();

            remember(number);

            assertThat(known(number, extension)).containsExactly(number);
        }

        @Test
        void areRememberedOnceHoweverOftenTheyAreSeen() {
            remember(number, extension, number);
            remember(extension, number);

            assertThat(known(number, extension)).containsExactlyInAnyOrder(number, extension);
        }

        @Test
        void areTheAccountsOwnOnly() {
            remember(number);

            assertThat(known(new OwnLine(account + "-neighbour", number.line())))
                    .isEmpty();
        }

        @Test
        void mayBeNone() {
            remember();

            assertThat(known()).isEmpty();
        }
    }
}
