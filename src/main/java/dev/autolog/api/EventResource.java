package dev.autolog.api;

import dev.autolog.domain.Person;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.stream.EventStreams;
import dev.autolog.stream.StreamEvent;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Context;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The event stream of changed calls and conflicts. */
@Path("/api/v1/events")
@Authenticated
@Tag(name = "Live")
class EventResource {
    private static final int RECONNECT_MILLIS = 2000;
    /** Slows down streams that displace each other in turn. */
    private static final int DISPLACED_RECONNECT_MILLIS = 60_000;

    private final CallerReader callerReader;
    private final EventStreams streams;

    EventResource(CallerReader callerReader, EventStreams streams) {
        this.callerReader = callerReader;
        this.streams = streams;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Server-sent events of changed calls and conflicts",
            description = "Events `call` and `conflict` hold what GET of the same id would answer now; of a call whose"
                    + " conflict changed, `conflict` comes first, without an id of its own. `reset`: load everything"
                    + " again. Open the stream before loading, so that nothing is missed between. `Last-Event-ID`, or"
                    + " `after`, resumes a stream for an hour. `displaced`: the stream ends, as the oldest of a person"
                    + " or an account with too many; wait a minute before opening it again. A comment comes every 15"
                    + " seconds. The stream ends with the token. Ids are opaque.")
    public Multi<OutboundSseEvent> events(
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @QueryParam("after") @Nullable String after,
            Sse sse) {
        Person person = callerReader.current();
        Context context = VertxContexts.current();
        return streams.open(person, callerReader.expiresAt(), lastEventId == null ? after : lastEventId)
                // Moves events off the thread that reads the audit trail, so that it never writes to a socket.
                .emitOn(task -> context.runOnContext(_ -> task.run()), 1)
                .map(event -> outbound(event, sse));
    }

    private static OutboundSseEvent outbound(StreamEvent event, Sse sse) {
        OutboundSseEvent.Builder builder = sse.newEventBuilder();
        if (event.id() != null) {
            builder.id(event.id());
        }
        if (event.equals(StreamEvent.DISPLACED)) {
            builder.reconnectDelay(DISPLACED_RECONNECT_MILLIS);
        }
        if (event.name() != null && event.data() != null) {
            builder.name(event.name()).data(event.data());
        } else {
            builder.comment("alive").reconnectDelay(RECONNECT_MILLIS);
        }
        return builder.build();
    }
}
