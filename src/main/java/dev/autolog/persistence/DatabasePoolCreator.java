package dev.autolog.persistence;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes the connections of the reactive pool detect a lost server, even while they wait for a response. */
@Singleton
class DatabasePoolCreator implements PgPoolCreator {
    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList().forEach(server -> server.setTcpKeepAlive(true));
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
