package dev.autolog.persistence;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.postgresql.ds.PGSimpleDataSource;

/** Runs migrations as the owner of the tables, on connections without time-outs, while instances keep deciding calls. */
@Singleton
class MigrationConfig implements FlywayConfigurationCustomizer {
    private final AgroalDataSource database;
    private final Config config;

    MigrationConfig(AgroalDataSource database, Config config) {
        this.database = database;
        this.config = config;
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        // A concurrent index build waits for every open transaction, which would include Flyway's lock.
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        property("quarkus.flyway.username")
                .map(owner -> connections(owner, property("quarkus.flyway.password")))
                .or(() -> property("quarkus.datasource.username")
                        .map(only -> connections(only, property("quarkus.datasource.password"))))
                .ifPresent(configuration::dataSource);
    }

    private Optional<String> property(String name) {
        return config.getOptionalValue(name, String.class);
    }

    /** Connections to the service's database, encrypted like the service's own. */
    private DataSource connections(String user, Optional<String> password) {
        AgroalConnectionFactoryConfiguration service =
                database.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
        PGSimpleDataSource connections = new PGSimpleDataSource();
        connections.setUrl(service.jdbcUrl());
        try {
            for (String name : service.jdbcProperties().stringPropertyNames()) {
                connections.setProperty(name, service.jdbcProperties().getProperty(name));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("invalid property of the JDBC driver", e);
        }
        connections.setUser(user);
        password.ifPresent(connections::setPassword);
        return connections;
    }
}
