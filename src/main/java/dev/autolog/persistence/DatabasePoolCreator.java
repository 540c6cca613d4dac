package dev.autolog.persistence;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;

/** Has the connections of the reactive pool notice that their server is gone, also while they wait for its answer. */
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
