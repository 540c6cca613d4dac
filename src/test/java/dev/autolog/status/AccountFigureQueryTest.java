package dev.autolog.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.flow.Database;
import dev.autolog.local.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever an account has had for months, its figures of today are read from today's stretch of an index. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class AccountFigureQueryTest {
    private static final int CALLS = 20_000;
    private static final String BEGIN = "2026-11-25T00:00:00Z";
    private static final String END = "2026-11-26T00:00:00Z";

    private final String account = "figures-" + UUID.randomUUID();
    private final Database database = new Database(LocalStackResource.database());

    /** A call in every fourth minute until the end of the day, every third a conflict, and every second of those settled. */
    @BeforeEach
    void months() {
        database.run("""
                insert into call_leg (account_id, call_id, agent_id, id, sequence, direction, started_at, ended_at, result,
                    outcome, not_logged, log_version, conflict_version)
                select ?, 's-' || n, 'u-1', gen_random_uuid(), 1, 'INBOUND', at, at, 'MISSED',
                    case when n %% 3 = 0 then 'IN_CONFLICT' else 'NOT_LOGGED' end,
                    case when n %% 3 = 0 then null else 'INTERNAL_CALL' end, 0, 1
                from (select n, cast('%s' as timestamptz) - n * interval '4 minutes' as at
                    from generate_series(1, %d) n) calls""".formatted(END, CALLS), account);
        database.run("""
                insert into conflict (account_id, conflict_id, agent_id, started_at, kind, status, candidates, suggestions,
                    opened_at, resolved_at, resolved_by)
                select account_id, id, agent_id, started_at, 'NO_CONTACT_MATCH',
                    case when call_id like '%0' then 'RESOLVED' else 'OPEN' end, '[]', '[]', started_at,
                    case when call_id like '%0' then started_at end, case when call_id like '%0' then 'u-1' end
                from call_leg where account_id = ? and outcome = 'IN_CONFLICT'""", account);
        database.run("analyze call_leg");
        database.run("analyze conflict");
    }

    @Test
    void noStatementReadsMoreThanItsStretchOfAnIndex() throws SQLException {
        assertThat(plan(AccountFigureQuery.CALLS))
                .contains("call_leg_by_time", "started_at >=")
                .doesNotContain("Seq Scan");
        assertThat(plan(AccountFigureQuery.CONFLICTS))
                .contains("conflict_by_time", "started_at >=")
                .doesNotContain("Seq Scan");
        assertThat(plan(AccountFigureQuery.SETTLED))
                .contains("conflict_by_settling", "resolved_at >=")
                .doesNotContain("Seq Scan");
        assertThat(plan(AccountFigureQuery.OPEN))
                .contains("Index")
                .doesNotContain("Seq Scan")
                .doesNotContain("Sort Key");
    }

    /** Its plan for this account and day, as the service's connections make plans. */
    private String plan(String sql) throws SQLException {
        String literal = sql.replace("?1", "'" + account + "'")
                .replace("?2", "'" + BEGIN + "'")
                .replace("?3", "'" + END + "'");
        StringBuilder plan = new StringBuilder();
        try (Connection connection = database.connectAsService();
                Statement session = connection.createStatement()) {
            session.execute("set enable_seqscan = off");
            session.execute("set autolog.accounts = '{\"" + account + "\": 1}'");
            try (PreparedStatement explain = connection.prepareStatement("explain " + literal);
                    ResultSet lines = explain.executeQuery()) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
        }
        return plan.toString();
    }
}
