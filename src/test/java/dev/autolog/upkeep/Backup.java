package dev.autolog.upkeep;

import dev.autolog.flow.Wire;
import dev.autolog.local.LocalDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A base backup of a PostgreSQL server and an archive of its WAL, as PostgreSQL's manual tells how to make them. */
final class Backup {
    private final LocalDatabase database;
    private final Path data;
    private final Path base;
    private final Path archive;

    /** Has the server archive its WAL from now on, and copies its files. */
    Backup(LocalDatabase database, Path data, Path folder) {
        this.database = database;
        this.data = data;
        this.base = folder.resolve("base");
        this.archive = folder.resolve("archive");
        try {
            Files.createDirectories(archive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(
                "alter system set archive_mode = on",
                "alter system set archive_command = 'cp %p \"" + archive.toAbsolutePath() + "/%f\"'");
        database.stop();
        database.start();
    }

    /** Copies the server's files while it works. */
    void copy() {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('base', true)");
            copy(data, base);
            try (ResultSet stopped = statement.executeQuery("select labelfile from pg_backup_stop()")) {
                stopped.next();
                Files.writeString(base.resolve("backup_label"), stopped.getString(1));
            }
            Files.deleteIfExists(base.resolve("postmaster.pid"));
        } catch (SQLException e) {
            throw new AssertionError("no backup", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives this moment a name to come back to. */
    void remember(String moment) {
        run("select pg_create_restore_point('" + moment + "')");
    }

    /** Takes the server back to a moment; what it archived since stays in the archive. */
    void restore(String moment) {
        run("select pg_switch_wal()");
        database.stop();
        try {
            delete(data);
            copy(base, data);
            Files.createDirectories(data.resolve("pg_wal"));
            Files.writeString(
                    data.resolve("postgresql.auto.conf"),
                    """
                    restore_command = 'cp "%s/%%f" "%%p"'
                    recovery_target_name = '%s'
                    recovery_target_action = 'promote'
                    """.formatted(archive.toAbsolutePath(), moment),
                    StandardOpenOption.APPEND);
            Files.createFile(data.resolve("recovery.signal"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database.start();
        Wire.patiently().until(() -> !isRecovering());
    }

    private boolean isRecovering() throws SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_is_in_recovery()")) {
            return !row.next() || row.getBoolean(1);
        }
    }

    private void run(String... statements) {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError("PostgreSQL refuses", e);
        }
    }

    private Connection superuser() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), "postgres", "postgres");
    }

    /** Without the WAL, which comes from the archive. Files come and go while they are copied, which WAL makes up for. */
    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                Path name = folder.getFileName();
                boolean isWal = name != null && name.toString().equals("pg_wal");
                ownersOnly(to.resolve(from.relativize(folder)));
                return isWal ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try {
                    Files.copy(file, to.resolve(from.relativize(file)));
                } catch (NoSuchFileException e) {
                    return FileVisitResult.CONTINUE;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** PostgreSQL starts on no folder that others may look into. */
    private static void ownersOnly(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                    Path visited, java.io.@org.jspecify.annotations.Nullable IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
