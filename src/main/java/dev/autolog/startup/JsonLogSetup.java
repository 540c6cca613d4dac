package dev.autolog.startup;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import org.jboss.logmanager.ExtHandler;

/** Formats all logs as JSON, one object per line, from before the first channel starts. */
@ApplicationScoped
class JsonLogSetup {
    private final LogConfig config;

    JsonLogSetup(LogConfig config) {
        this.config = config;
    }

    void start(@Observes @Priority(1) StartupEvent event) {
        if (config.json()) {
            for (Handler handler : LogManager.getLogManager().getLogger("").getHandlers()) {
                format(handler);
            }
        }
    }

    private static void format(Handler handler) {
        handler.setFormatter(new JsonLogFormatter());
        if (handler instanceof ExtHandler group) {
            for (Handler member : group.getHandlers()) {
                format(member);
            }
        }
    }

    /** Format of the log. */
    @ConfigMapping(prefix = "autolog.log")
    interface LogConfig {
        /** Whether log lines are JSON objects, or text. */
        @WithDefault("true")
        boolean json();
    }
}
