package dev.autolog.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs an operator's command of the packaged service against the local stack. */
public final class LocalCommand {
    private LocalCommand() {}

    /**
     * Runs the command and exits with its exit code.
     *
     * @param args the command and its arguments, as the image takes them
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        int code = 1;
        try {
            code = run(LocalSettings.from(System.getenv()), List.of(args));
        } catch (StartFailure e) {
            new Console().error(e.line());
        }
        System.exit(code);
    }

    private static int run(LocalSettings settings, List<String> arguments) throws IOException, InterruptedException {
        if (!settings.isRunning()) {
            throw new StartFailure("No Kafka answers on " + settings.bootstrapServers() + "; start it: make run");
        }
        List<String> command =
                new ArrayList<>(List.of(JavaCommand.executable(), "-jar", ServiceProcess.JAR.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(ServiceProcess.LOOPBACK);
        builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", settings.bootstrapServers());
        builder.environment().put("QUARKUS_DATASOURCE_JDBC_URL", settings.jdbcUrl());
        builder.environment().put("QUARKUS_DATASOURCE_USERNAME", LocalDatabase.SERVICE);
        builder.environment().put("QUARKUS_DATASOURCE_PASSWORD", LocalDatabase.SERVICE);
        return builder.start().waitFor();
    }
}
