package dev.autolog.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/**
 * Makes the database hide rows of other accounts from the role of the service, and grants that role only the privileges it needs
 * on each table; see decision 16. Runs after the migrations, so that it covers every table that they create.
 */
@ApplicationScoped
class RowSecurity {
    /** The setting with the visible accounts: a JSON object with account ids as keys. Without it no rows are visible. */
    static final String ACCOUNTS = "autolog.accounts";
    /** The value of the setting for work across accounts. */
    static final String ALL_ACCOUNTS = "true";

    private static final Logger LOG = Logger.getLogger(RowSecurity.class);
    /** The append-only tables. */
    private static final Set<String> TRAILS = Set.of("audit_trail", "settings_trail");

    // Instances that start at the same time take turns.
    private static final String TURN = "select pg_advisory_lock(4707761685045135121)";
    // Partitions are accessed only through their table.
    private static final String TABLES = """
            select format('%I', c.relname), c.relname, c.relrowsecurity, exists (select from pg_attribute a
                where a.attrelid = c.oid and a.attname = 'account_id' and not a.attisdropped)
            from pg_class c
            where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
                and not c.relispartition and c.relname <> 'flyway_schema_history'
            order by c.relname""";
    // The subqueries are evaluated once per statement. Keys still use indexes, as their operators are leakproof.
    private static final String IS_SEEN = "(select current_setting('" + ACCOUNTS + "', true) = '" + ALL_ACCOUNTS
            + "') or (select nullif(current_setting('" + ACCOUNTS + "', true), '')::jsonb) ? account_id";

    private static final String IS_BOUND = """
            select not (r.rolsuper or r.rolbypassrls or exists (select from pg_class c
                where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
                    and pg_has_role(r.rolname, c.relowner, 'member')))
            from pg_roles r where r.rolname = ?""";

    private final Flyway flyway;
    private final Config config;

    RowSecurity(Flyway flyway, Config config) {
        this.flyway = flyway;
        this.config = config;
    }

    private record Table(String name, boolean isTrail, boolean isSecured, boolean isOfAccounts) {}

    /** Applies missing policies and privileges, as the owner of the tables. */
    void apply() {
        Optional<String> role = config.getOptionalValue("quarkus.datasource.username", String.class);
        try (Connection owner = flyway.getConfiguration().getDataSource().getConnection()) {
            apply(owner, role);
            if (role.isPresent() && !isBound(owner, role.get())) {
                LOG.warnf(
                        "The database does not keep accounts apart, because its role %s owns the tables or is above"
                                + " policies. Give the service a role of its own, as src/docs/upgrading.md says",
                        role.get());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("no row level security: " + e.getMessage(), e);
        }
    }

    /**
     * Secures the tables of the owner's schema.
     *
     * @param role the role of the service; empty to grant nothing
     */
    static void apply(Connection owner, Optional<String> role) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(TURN);
            // A waiting lock request blocks all later ones, so it ends soon; SchemaMigrator retries.
            statement.execute("set lock_timeout = '2s'");
            List<Table> tables = tables(statement);
            for (Table table : tables) {
                secure(statement, table);
            }
            if (role.isPresent() && !role.get().equals(owner.getMetaData().getUserName())) {
                String grantee = statement.enquoteIdentifier(role.get(), true);
                statement.execute("grant usage on schema " + statement.enquoteIdentifier(owner.getSchema(), true)
                        + " to " + grantee);
                for (Table table : tables) {
                    grant(statement, table, grantee);
                }
            }
        }
    }

    private static List<Table> tables(Statement statement) throws SQLException {
        List<Table> tables = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(TABLES)) {
            while (row.next()) {
                tables.add(new Table(
                        row.getString(1), TRAILS.contains(row.getString(2)), row.getBoolean(3), row.getBoolean(4)));
            }
        }
        return tables;
    }

    private static void secure(Statement statement, Table table) throws SQLException {
        if (table.isOfAccounts() && !table.isSecured()) {
            // An instance that died may have left the policy without effect.
            statement.execute("drop policy if exists by_account on " + table.name());
            statement.execute("create policy by_account on " + table.name() + " using (" + IS_SEEN + ")");
            statement.execute("alter table " + table.name() + " enable row level security");
        }
    }

    private static void grant(Statement statement, Table table, String role) throws SQLException {
        statement.execute("grant select, insert on " + table.name() + " to " + role);
        statement.execute(
                table.isTrail()
                        ? "revoke update, delete, truncate on " + table.name() + " from " + role
                        : "grant update, delete on " + table.name() + " to " + role);
    }

    /** Whether policies apply to a role. */
    static boolean isBound(Connection owner, String role) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(IS_BOUND)) {
            statement.setString(1, role);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
