package dev.autolog.deferral;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Advisory locks, so that one instance at a time processes a queue. They are released when their connection closes. Row locks
 * would not do: an open transaction with a transaction id would delay the relay.
 */
final class QueueLock implements AutoCloseable {
    /** The first key of these advisory locks, which distinguishes them from others. */
    private static final int SPACE = 0x4445_4652;

    private final Connection connection;

    private QueueLock(Connection connection) {
        this.connection = connection;
    }

    static QueueLock open(DataSource database) throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(true);
        return new QueueLock(connection);
    }

    /** Locks the queue if no other instance has locked it; returns whether it did. */
    boolean tryLock(DeferredRecordRepository.Queue queue) throws SQLException {
        return ask("select pg_try_advisory_lock(" + SPACE + ", hashtext(?))", queue);
    }

    void unlock(DeferredRecordRepository.Queue queue) throws SQLException {
        boolean _ = ask("select pg_advisory_unlock(" + SPACE + ", hashtext(?))", queue);
    }

    private boolean ask(String question, DeferredRecordRepository.Queue queue) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, queue.channel() + "/" + queue.accountId());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
