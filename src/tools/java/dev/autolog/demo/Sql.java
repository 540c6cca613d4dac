package dev.autolog.demo;

import dev.autolog.local.Console;
import dev.autolog.local.LocalDatabase;
import dev.autolog.local.LocalSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The program of {@code make sql}: prints the rows of a query, for machines without psql. */
public final class Sql {
    private Sql() {}

    /** Prints the rows of the query that is the first argument. */
    public static void main(String[] args) {
        Console console = new Console();
        String url = LocalSettings.from(System.getenv()).jdbcUrl();
        try (Connection connection = DriverManager.getConnection(url, LocalDatabase.NAME, LocalDatabase.NAME);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(args[0])) {
            while (rows.next()) {
                console.line(line(rows));
            }
        } catch (SQLException e) {
            console.error(String.valueOf(e.getMessage()));
            System.exit(1);
        }
    }

    private static String line(ResultSet row) throws SQLException {
        List<String> fields = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            fields.add(String.valueOf(row.getString(i)));
        }
        return String.join("  ", fields);
    }
}
