package dev.autolog.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
class LocalServersTest {
    @TempDir
    Path folder;

    @Test
    void theBrokerHasTheTopicsThatAreListedAndKeepsThemAndItsPortOverARestart() throws Exception {
        try (LocalBroker broker = LocalBroker.start(folder, 0)) {
            Topics.create(broker.bootstrapServers());
            broker.stop();
            broker.start();
            Topics.create(broker.bootstrapServers());
            try (Admin admin =
                    Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
                assertThat(admin.listTopics().names().get())
                        .containsExactlyInAnyOrderElementsOf(
                                Topics.read().stream().map(TopicSpec::name).toList());
                for (TopicSpec topic : Topics.read()) {
                    assertThat(partitions(admin, topic.name())).isEqualTo(topic.partitions());
                    assertThat(set(admin, topic.name())).containsAllEntriesOf(topic.config());
                }
            }
        }
    }

    private static int partitions(Admin admin, String topic) throws Exception {
        return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                .mapToInt(description -> description.partitions().size())
                .sum();
    }

    private static Map<String, String> set(Admin admin, String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource)).all().get().values().stream()
                .flatMap(config -> config.entries().stream())
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    @Test
    void theDatabaseIsDurableAloneOnItsDataAndKeepsItOverAStopAndACrash() throws SQLException {
        try (LocalDatabase database = LocalDatabase.start(folder, 0, 32)) {
            execute(database, "create table kept (id int)");
            assertThat(show(database, "fsync")).isEqualTo("on");
            assertThat(show(database, "synchronous_commit")).isEqualTo("on");
            assertThatThrownBy(() -> LocalDatabase.start(folder, 0, 32))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("already runs");
            database.stop();
            database.start();
            execute(database, "insert into kept values (1)");
            database.kill();
            database.start();
            assertThat(query(database, "select count(*) from kept")).isEqualTo("1");
        }
    }

    private static String show(LocalDatabase database, String setting) throws SQLException {
        return query(database, "show " + setting);
    }

    private static String query(LocalDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(LocalDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database)) {
            connection.createStatement().execute(sql);
        }
    }

    private static Connection connect(LocalDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), LocalDatabase.NAME, LocalDatabase.NAME);
    }
}
