package dev.autolog.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Multiplies stored calls: copies the calls that the service decided, with their conflicts and audit entries, under new ids and
 * at earlier times.
 */
final class StoredCalls {
    private static final String OTHER_LEG_COLUMNS = "sequence, direction, shown_number, from_number, from_name,"
            + " from_extension, to_number, to_name, to_extension, agent_extension, agent_number, agent_name, agent_email,"
            + " result, queue, recording_url, outcome, not_logged, contact_id, contact_name, association_id, subject, notes,"
            + " disposition, logged_by, log_version, conflict_version, proposal, subject_made_up";

    private final Stack stack;

    StoredCalls(Stack stack) {
        this.stack = stack;
    }

    /** Copies the stored calls until there are {@code calls} of them. */
    void growTo(int calls) throws SQLException {
        long decided = stack.number("select count(*) from call_leg");
        stack.execute(
                "create table original_leg as select * from call_leg",
                "create table original_conflict as select * from conflict",
                "create table original_line as select * from audit_trail",
                "analyze original_leg, original_conflict, original_line");
        try (Connection connection = stack.connect();
                Statement statement = connection.createStatement()) {
            for (int round = 1; round * decided < calls; round++) {
                repeat(statement, round, calls - round * decided);
            }
        }
        stack.execute(
                "drop table original_leg, original_conflict, original_line",
                // The relay must not publish the copied audit entries.
                "update relay_cursor set (tx, line) = (select tx, line from audit_trail order by tx desc, line desc limit 1)",
                "vacuum analyze call_leg, conflict, audit_trail");
    }

    private static void repeat(Statement statement, int round, long most) throws SQLException {
        String back = " - " + round + " * interval '1 day'";
        statement.execute(
                "create temp table other_id as select id as old, uuidv7(-%d * interval '1 day') as id from original_leg limit %d"
                        .formatted(round, most));
        statement.execute(
                "insert into call_leg (account_id, call_id, agent_id, id, started_at, answered_at, ended_at, logged_at, "
                        + OTHER_LEG_COLUMNS + ") select l.account_id, l.call_id || '-' || " + round
                        + ", l.agent_id, o.id, l.started_at"
                        + back + ", l.answered_at" + back + ", l.ended_at" + back + ", l.logged_at" + back + ", "
                        + OTHER_LEG_COLUMNS + " from original_leg l join other_id o on o.old = l.id");
        statement.execute("insert into conflict (account_id, conflict_id, agent_id, number, started_at, kind, status,"
                + " candidates, suggestions, opened_at) select account_id, o.id, agent_id, number, started_at" + back
                + ", kind, status, candidates, suggestions, opened_at" + back
                + " from original_conflict c join other_id o on o.old = c.conflict_id");
        statement.execute(
                "insert into audit_trail (account_id, subject_id, at, actor, action, why, version, topic, payload)"
                        + " select account_id, o.id, at" + back + ", actor, action, why, version, topic, payload"
                        + " from original_line a join other_id o on o.old = a.subject_id");
        statement.execute("drop table other_id");
    }
}
