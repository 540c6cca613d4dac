package dev.autolog.persistence;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.autolog.flow.Database;
import dev.autolog.local.LocalDatabase;
import dev.autolog.local.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tries every table as the owner and as the role of the service; in a schema of its own, where nobody works on its rows. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class RowSecurityTest {
    private static final ScratchSchema SCRATCH = new ScratchSchema("row_security_test");
    private static final Set<String> TRAILS = Set.of("audit_trail", "settings_trail");
    private static final String DENIED = "42501";
    private static final String ID = "00000000-0000-0000-0000-000000000001";

    /** Whose rows are seen. */
    private static final String NOBODYS = "";

    private static final String OF_A = "{\"a\": 1}";
    private static final String OF_BOTH = "{\"a\": 1, \"b\": 1}";
    private static final String OF_ALL = "true";

    /** Values of columns that do not take any of their type. */
    private static final Map<String, String> VALUES = Map.ofEntries(
            entry("agent_line.kind", "'NUMBER'"),
            entry("api_key.digest", "gen_random_uuid()::text"),
            entry("call_leg.outcome", "'NOT_LOGGED'"),
            entry("call_leg.not_logged", "'INTERNAL_CALL'"),
            entry("call_leg.result", "'MISSED'"),
            entry("conflict.status", "'OPEN'"),
            entry("contact_upload.state", "'DONE'"),
            entry("contact_upload.format", "'CSV'"),
            entry("erasure.kind", "'NUMBER'"),
            entry("own_line_choice.state", "'PINNED'"),
            entry("past_call_job.status", "'DONE'"));

    private static final String TABLES = "select table_name from information_schema.tables t where table_schema = ?"
            + " and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history' and %s exists (select from"
            + " information_schema.columns c where c.table_schema = t.table_schema and c.table_name = t.table_name"
            + " and c.column_name = 'account_id') order by 1";

    private final Database database = new Database(LocalStackResource.database());
    private final DataSource service;
    private final Transactions transactions;

    RowSecurityTest(DataSource service, Transactions transactions) {
        this.service = service;
        this.transactions = transactions;
    }

    @BeforeEach
    void rowsOfTwoAccounts() throws SQLException {
        SCRATCH.drop();
        SCRATCH.migrateTo("latest");
        try (Connection owner = inScratch(database.connect())) {
            RowSecurity.apply(owner, Optional.of(LocalDatabase.SERVICE));
            for (Map.Entry<String, Map<String, String>> row : rows().entrySet()) {
                run(owner, insert(row, "a"));
                run(owner, insert(row, "b"));
            }
        }
    }

    @AfterEach
    void clean() {
        SCRATCH.drop();
    }

    private static Connection inScratch(Connection connection) throws SQLException {
        connection.setSchema(SCRATCH.name());
        return connection;
    }

    private Connection seeing(String accounts) throws SQLException {
        Connection connection = inScratch(database.connectAsService());
        run(connection, "select set_config('autolog.accounts', '" + accounts + "', false)");
        return connection;
    }

    private List<String> tablesOfAccounts(String schema) {
        return database.rows(TABLES.formatted(""), schema);
    }

    private List<String> otherTables() {
        return database.rows(TABLES.formatted("not"), SCRATCH.name());
    }

    /** For each table the columns that a row has to have, with values. */
    private Map<String, Map<String, String>> rows() {
        Map<String, Map<String, String>> rows = new TreeMap<>();
        for (String table : tablesOfAccounts(SCRATCH.name())) {
            Map<String, String> row = new HashMap<>();
            database.rows(
                            "select column_name, data_type from information_schema.columns where table_schema = ? and table_name = ?"
                                    + " and is_nullable = 'NO' and column_default is null and is_identity = 'NO'",
                            SCRATCH.name(),
                            table)
                    .forEach(column -> {
                        String[] parts = column.split("\\|", -1);
                        row.put(parts[0], value(parts[1]));
                    });
            VALUES.forEach((column, value) -> {
                if (column.startsWith(table + ".")) {
                    row.put(column.substring(table.length() + 1), value);
                }
            });
            rows.put(table, row);
        }
        return rows;
    }

    private static String value(String type) {
        return switch (type) {
            case "text" -> "'[]'";
            case "uuid" -> "'" + ID + "'";
            case "timestamp with time zone" -> "now()";
            case "boolean" -> "false";
            case "xid8" -> "'1'::xid8";
            case "smallint", "integer", "bigint" -> "1";
            default -> throw new IllegalStateException("a value of type " + type);
        };
    }

    private static String insert(Map.Entry<String, Map<String, String>> row, String account) {
        Map<String, String> values = new TreeMap<>(row.getValue());
        values.put("account_id", "'" + account + "'");
        return "insert into " + row.getKey() + " (" + String.join(", ", values.keySet()) + ") values ("
                + String.join(", ", values.values()) + ")";
    }

    private static int run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql) ? 0 : statement.getUpdateCount();
        }
    }

    private static List<String> accounts(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select account_id from " + table + " order by 1")) {
            List<String> accounts = new ArrayList<>();
            while (row.next()) {
                accounts.add(row.getString(1));
            }
            return accounts;
        }
    }

    private static String refusal(Connection connection, String sql) {
        SQLException refused = catchThrowableOfType(SQLException.class, () -> run(connection, sql));
        assertThat((Throwable) refused).as(sql).isNotNull();
        return refused.getSQLState();
    }

    @Test
    void aQueryThatForgetsItsWhereSeesOneAccount() throws SQLException {
        assertThat(tablesOfAccounts(SCRATCH.name())).hasSizeGreaterThan(20).contains("call_leg", "audit_trail");
        try (Connection ofA = seeing(OF_A);
                Connection ofBoth = seeing(OF_BOTH);
                Connection ofAll = seeing(OF_ALL);
                Connection ofNobody = seeing(NOBODYS);
                Connection unset = inScratch(database.connectAsService());
                Connection owner = inScratch(database.connect())) {
            for (String table : tablesOfAccounts(SCRATCH.name())) {
                assertThat(accounts(ofA, table)).as(table).containsExactly("a");
                assertThat(accounts(ofBoth, table)).as(table).containsExactly("a", "b");
                assertThat(accounts(ofAll, table)).as(table).containsExactly("a", "b");
                assertThat(accounts(ofNobody, table)).as(table).isEmpty();
                assertThat(accounts(unset, table)).as(table).isEmpty();
                assertThat(accounts(owner, table)).as(table).containsExactly("a", "b");
            }
        }
    }

    @Test
    void entriesOfTheTrailAreErasedOfTheAccountsOfTheTransactionAlone() throws SQLException {
        try (Connection ofA = seeing(OF_A);
                Connection ofAll = seeing(OF_ALL);
                Connection unset = inScratch(database.connectAsService())) {
            String erase = "select erase_audit_entries('%s', array[]::uuid[], array[]::bigint[])";
            assertThat(refusal(ofA, erase.formatted("b"))).isEqualTo(DENIED);
            assertThat(refusal(unset, erase.formatted("a"))).isEqualTo(DENIED);
            assertThat(run(ofA, erase.formatted("a"))).isZero();
            assertThat(run(ofAll, erase.formatted("b"))).isZero();
        }
    }

    @Test
    void aChangeThatForgetsItsWhereChangesOneAccount() throws SQLException {
        try (Connection ofA = seeing(OF_A);
                Connection ofNobody = seeing(NOBODYS);
                Connection owner = inScratch(database.connect())) {
            for (String table : tablesOfAccounts(SCRATCH.name())) {
                if (TRAILS.contains(table)) {
                    continue;
                }
                assertThat(run(ofNobody, "update " + table + " set account_id = account_id"))
                        .as(table)
                        .isZero();
                assertThat(run(ofNobody, "delete from " + table)).as(table).isZero();
                assertThat(run(ofA, "update " + table + " set account_id = account_id"))
                        .as(table)
                        .isEqualTo(1);
                assertThat(refusal(ofA, "update " + table + " set account_id = 'b2'"))
                        .isEqualTo(DENIED);
                assertThat(run(ofA, "delete from " + table)).as(table).isEqualTo(1);
                assertThat(accounts(owner, table)).as(table).containsExactly("b");
            }
        }
    }

    @Test
    void nothingIsWrittenForAnotherAccount() throws SQLException {
        Map<String, Map<String, String>> rows = rows();
        try (Connection ofA = seeing(OF_A);
                Connection ofNobody = seeing(NOBODYS);
                Connection owner = inScratch(database.connect())) {
            for (Map.Entry<String, Map<String, String>> row : rows.entrySet()) {
                if (!TRAILS.contains(row.getKey())) {
                    run(owner, "delete from " + row.getKey());
                }
                assertThat(refusal(ofA, insert(row, "b"))).as(row.getKey()).isEqualTo(DENIED);
                assertThat(refusal(ofNobody, insert(row, "a"))).as(row.getKey()).isEqualTo(DENIED);
                assertThat(run(ofA, insert(row, "a"))).as(row.getKey()).isEqualTo(1);
            }
        }
    }

    @Test
    void theServiceAppendsToTrailsAndChangesNothingInThem() throws SQLException {
        try (Connection ofAll = seeing(OF_ALL)) {
            for (String trail : TRAILS) {
                assertThat(refusal(ofAll, "update " + trail + " set actor = 'u-2'"))
                        .isEqualTo(DENIED);
                assertThat(refusal(ofAll, "delete from " + trail)).isEqualTo(DENIED);
                assertThat(refusal(ofAll, "alter table " + trail + " disable trigger all"))
                        .isEqualTo(DENIED);
                assertThat(accounts(ofAll, trail)).containsExactly("a", "b");
            }
        }
    }

    @Test
    void theServiceChangesNoTableAndBecomesNobodyElse() throws SQLException {
        List<String> tables = new ArrayList<>(tablesOfAccounts(SCRATCH.name()));
        tables.addAll(otherTables());
        try (Connection ofAll = seeing(OF_ALL)) {
            for (String table : tables) {
                assertThat(refusal(ofAll, "truncate " + table)).isEqualTo(DENIED);
                assertThat(refusal(ofAll, "alter table " + table + " add column more text"))
                        .isEqualTo(DENIED);
                assertThat(refusal(ofAll, "alter table " + table + " disable row level security"))
                        .isEqualTo(DENIED);
                assertThat(refusal(ofAll, "drop table " + table)).isEqualTo(DENIED);
            }
            assertThat(refusal(ofAll, "create table " + SCRATCH.name() + ".more (one text)"))
                    .isEqualTo(DENIED);
            assertThat(refusal(ofAll, "drop policy by_account on call_leg")).isEqualTo(DENIED);
            assertThat(refusal(ofAll, "set role " + LocalDatabase.NAME)).isEqualTo(DENIED);
            // With this a query that a policy would cut short fails.
            run(ofAll, "set row_security = off");
            assertThat(refusal(ofAll, "select * from call_leg")).isEqualTo(DENIED);
        }
    }

    @Test
    void theServiceReadsAndWritesTablesWithoutAccounts() throws SQLException {
        try (Connection ofNobody = seeing(NOBODYS)) {
            assertThat(otherTables()).contains("relay_cursor", "kafka_mark");
            for (String table : otherTables()) {
                run(ofNobody, "select * from " + table);
                run(ofNobody, "delete from " + table);
            }
        }
    }

    @Test
    void theTablesOfTheServiceAreSecuredAndTheirOwnerIsAnother() throws SQLException {
        assertThat(database.rows("select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace"
                        + " and c.relrowsecurity and (select count(*) from pg_policy p where p.polrelid = c.oid"
                        + " and p.polcmd = '*') = 1 order by 1"))
                .containsExactlyElementsOf(tablesOfAccounts("public"))
                .contains("call_leg");
        assertThat(database.rows("select distinct tableowner from pg_tables where schemaname = 'public'"))
                .containsExactly(LocalDatabase.NAME);
        assertThat(database.rows("select distinct installed_by from flyway_schema_history"))
                .containsExactly(LocalDatabase.NAME);
        assertThat(database.rows(
                        "select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or pg_has_role(oid, ?, 'member')"
                                + " from pg_roles where rolname = ?",
                        LocalDatabase.NAME,
                        LocalDatabase.SERVICE))
                .containsExactly("f");
        try (Connection worker = service.getConnection()) {
            assertThat(worker.getMetaData().getUserName()).isEqualTo(LocalDatabase.SERVICE);
        }
        assertThat(transactions.rows("select current_user, session_user").getFirst())
                .containsExactly(LocalDatabase.SERVICE, LocalDatabase.SERVICE);
    }

    /** Then the service says so at the start. */
    @Test
    void policiesDoNotBindTheOwnerOrASuperuser() throws SQLException {
        try (Connection owner = inScratch(database.connect())) {
            RowSecurity.apply(owner, Optional.of(LocalDatabase.NAME));

            assertThat(RowSecurity.isBound(owner, LocalDatabase.NAME)).isFalse();
            assertThat(RowSecurity.isBound(owner, "postgres")).isFalse();
            assertThat(RowSecurity.isBound(owner, LocalDatabase.SERVICE)).isTrue();
        }
    }

    /** Conditions on keys would become filters if an operator could tell of rows that a policy hides. */
    @Test
    void keysGoByIndex() throws SQLException {
        try (Connection ofA = seeing(OF_A)) {
            run(ofA, "set enable_seqscan = off");
            run(ofA, "set enable_bitmapscan = off");
            assertThat(condition(
                            ofA,
                            "call_leg",
                            "agent_id = 'u' and (started_at, id) < (timestamptz '2026-11-25', '" + ID + "')"
                                    + " order by started_at desc, id desc limit 20"))
                    .contains("account_id", "agent_id", "ROW(started_at, id)");
            assertThat(condition(ofA, "contact_word", "word >= 'ja' and word < 'jb'"))
                    .contains("account_id", "word >=", "word <");
            assertThat(condition(ofA, "audit_trail", "(tx, line) > ('1'::xid8, 1) order by tx, line limit 20"))
                    .contains("account_id", "ROW(tx, line)");
            assertThat(condition(
                            ofA, "contact_phone", "number = any('{1,2}') and number is not null and extension is null"))
                    .contains("account_id", "number");
        }
    }

    /** What the index of a table is asked for. */
    private static String condition(Connection connection, String table, String where) throws SQLException {
        String sql = "explain select * from " + table + " where account_id = 'a' and " + where;
        try (Statement statement = connection.createStatement();
                ResultSet line = statement.executeQuery(sql)) {
            StringBuilder plan = new StringBuilder();
            StringBuilder conditions = new StringBuilder();
            while (line.next()) {
                plan.append(line.getString(1)).append('\n');
                if (line.getString(1).contains("Index Cond")) {
                    conditions.append(line.getString(1));
                }
            }
            assertThat(plan).as(sql).contains("InitPlan").doesNotContain("Seq Scan");
            return conditions.toString();
        }
    }
}
