package dev.autolog.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlStateClassTest {
    @ParameterizedTest
    @CsvSource({
        "08006, UNAVAILABLE",
        "0A000, MISFIT",
        "21000, ROW_FAULT",
        "22021, ROW_FAULT",
        "2200H, MISFIT",
        "23505, ROW_FAULT",
        "25006, READ_ONLY",
        "25P02, MISFIT",
        "25P03, UNAVAILABLE",
        "25P04, TOO_MUCH",
        "28P01, MISFIT",
        "40001, UNAVAILABLE",
        "40P01, UNAVAILABLE",
        "42501, MISFIT",
        "42P01, MISFIT",
        "53100, UNAVAILABLE",
        "53200, TOO_MUCH",
        "53300, UNAVAILABLE",
        "53400, TOO_MUCH",
        "54000, LIMIT",
        "54001, LIMIT",
        "55P03, UNAVAILABLE",
        "57014, TOO_MUCH",
        "57P01, UNAVAILABLE",
        "58030, UNAVAILABLE",
        "P0001, MISFIT",
        "XX000, MISFIT",
        "XX001, MISFIT",
        // Of no class.
        "99999, MISFIT",
        "'', MISFIT"
    })
    void aStateHasAMeaning(String sqlState, SqlStateMeaning meaning) {
        assertThat(SqlStateClass.meaning(sqlState)).isEqualTo(meaning);
    }

    @Test
    void theStateIsThatOfWhatFailedFirst() {
        Throwable jdbc =
                new IllegalStateException(new SQLException("commit", "25P02", new SQLException("row", "23505")));
        Throwable reactive = new IllegalStateException(new PgException("row", "ERROR", "23514", "detail"));

        assertThat(SqlStateClass.sqlState(jdbc)).contains("23505");
        assertThat(SqlStateClass.sqlState(reactive)).contains("23514");
    }

    @Test
    void whatIsNoRefusalOfTheDatabaseHasNoMeaning() {
        assertThat(SqlStateClass.meaning(new IllegalStateException(new IOException("cut"))))
                .isEmpty();
    }
}
