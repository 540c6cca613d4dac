package dev.autolog.persistence;

import static dev.autolog.persistence.SqlStateMeaning.LIMIT;
import static dev.autolog.persistence.SqlStateMeaning.MISFIT;
import static dev.autolog.persistence.SqlStateMeaning.READ_ONLY;
import static dev.autolog.persistence.SqlStateMeaning.ROW_FAULT;
import static dev.autolog.persistence.SqlStateMeaning.TOO_MUCH;
import static dev.autolog.persistence.SqlStateMeaning.UNAVAILABLE;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All classes of PostgreSQL's SQLSTATEs, in the order and with the names of Appendix A of its manual. */
public enum SqlStateClass {
    SUCCESSFUL_COMPLETION("00", MISFIT),
    WARNING("01", MISFIT),
    NO_DATA("02", MISFIT),
    SQL_STATEMENT_NOT_YET_COMPLETE("03", MISFIT),
    CONNECTION_EXCEPTION("08", UNAVAILABLE),
    TRIGGERED_ACTION_EXCEPTION("09", MISFIT),
    FEATURE_NOT_SUPPORTED("0A", MISFIT),
    INVALID_TRANSACTION_INITIATION("0B", MISFIT),
    LOCATOR_EXCEPTION("0F", MISFIT),
    INVALID_GRANTOR("0L", MISFIT),
    INVALID_ROLE_SPECIFICATION("0P", MISFIT),
    DIAGNOSTICS_EXCEPTION("0Z", MISFIT),
    XQUERY_ERROR("10", ROW_FAULT),
    CASE_NOT_FOUND("20", MISFIT),
    // Two records of a batch about one row, which an upsert takes in separate statements.
    CARDINALITY_VIOLATION("21", ROW_FAULT),
    DATA_EXCEPTION("22", ROW_FAULT),
    INTEGRITY_CONSTRAINT_VIOLATION("23", ROW_FAULT),
    INVALID_CURSOR_STATE("24", MISFIT),
    INVALID_TRANSACTION_STATE("25", MISFIT),
    INVALID_SQL_STATEMENT_NAME("26", MISFIT),
    TRIGGERED_DATA_CHANGE_VIOLATION("27", MISFIT),
    INVALID_AUTHORIZATION_SPECIFICATION("28", MISFIT),
    DEPENDENT_PRIVILEGE_DESCRIPTORS_STILL_EXIST("2B", MISFIT),
    INVALID_TRANSACTION_TERMINATION("2D", MISFIT),
    SQL_ROUTINE_EXCEPTION("2F", MISFIT),
    INVALID_CURSOR_NAME("34", MISFIT),
    EXTERNAL_ROUTINE_EXCEPTION("38", MISFIT),
    EXTERNAL_ROUTINE_INVOCATION_EXCEPTION("39", MISFIT),
    SAVEPOINT_EXCEPTION("3B", MISFIT),
    INVALID_CATALOG_NAME("3D", MISFIT),
    INVALID_SCHEMA_NAME("3F", MISFIT),
    TRANSACTION_ROLLBACK("40", UNAVAILABLE),
    SYNTAX_ERROR_OR_ACCESS_RULE_VIOLATION("42", MISFIT),
    WITH_CHECK_OPTION_VIOLATION("44", ROW_FAULT),
    INSUFFICIENT_RESOURCES("53", UNAVAILABLE),
    PROGRAM_LIMIT_EXCEEDED("54", LIMIT),
    OBJECT_NOT_IN_PREREQUISITE_STATE("55", UNAVAILABLE),
    OPERATOR_INTERVENTION("57", UNAVAILABLE),
    SYSTEM_ERROR("58", UNAVAILABLE),
    // Used by releases before 17.
    SNAPSHOT_FAILURE("72", UNAVAILABLE),
    CONFIGURATION_FILE_ERROR("F0", MISFIT),
    FOREIGN_DATA_WRAPPER_ERROR("HV", MISFIT),
    PL_PGSQL_ERROR("P0", MISFIT),
    INTERNAL_ERROR("XX", MISFIT);

    /** States with another meaning than the rest of their class. */
    private static final Map<String, SqlStateMeaning> EXCEPTIONS = Map.ofEntries(
            // sequence_generator_limit_exceeded
            Map.entry("2200H", MISFIT),
            // read_only_sql_transaction
            Map.entry("25006", READ_ONLY),
            // idle_in_transaction_session_timeout
            Map.entry("25P03", UNAVAILABLE),
            // transaction_timeout
            Map.entry("25P04", TOO_MUCH),
            // out_of_memory
            Map.entry("53200", TOO_MUCH),
            // configuration_limit_exceeded, such as temp_file_limit
            Map.entry("53400", TOO_MUCH),
            // query_canceled, also by a statement time-out
            Map.entry("57014", TOO_MUCH));

    private static final Map<String, SqlStateClass> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(SqlStateClass::code, Function.identity()));

    private static final int CODE_LENGTH = 2;

    private final String code;
    private final SqlStateMeaning meaning;

    SqlStateClass(String code, SqlStateMeaning meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The first two characters of the class's states. */
    String code() {
        return code;
    }

    /** The meaning of a state; {@link SqlStateMeaning#MISFIT} if it belongs to no class. */
    static SqlStateMeaning meaning(@Nullable String sqlState) {
        if (sqlState == null || sqlState.length() < CODE_LENGTH) {
            return MISFIT;
        }
        SqlStateMeaning exception = EXCEPTIONS.get(sqlState);
        if (exception != null) {
            return exception;
        }
        SqlStateClass stateClass = BY_CODE.get(sqlState.substring(0, CODE_LENGTH));
        return stateClass == null ? MISFIT : stateClass.meaning;
    }

    /** The meaning of an error of the database; empty for other failures. */
    public static Optional<SqlStateMeaning> meaning(Throwable failure) {
        return sqlState(failure).map(SqlStateClass::meaning);
    }

    /** The SQLSTATE of an error of the database; empty for other failures, or if the driver reports none. */
    public static Optional<String> sqlState(Throwable failure) {
        Optional<String> sqlState = Optional.empty();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            sqlState = switch (cause) {
                case PgException e -> Optional.ofNullable(e.getSqlState());
                // Hibernate's wrapper of the driver's exception.
                case SQLException e -> Optional.ofNullable(e.getSQLState());
                default -> sqlState;
            };
        }
        return sqlState;
    }
}
