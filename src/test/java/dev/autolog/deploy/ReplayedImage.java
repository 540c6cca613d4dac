package dev.autolog.deploy;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The image as its stages left it.
 *
 * @param root its root folder
 * @param user as the image names it, user and group by numbers
 */
record ReplayedImage(Path root, String workdir, String user, List<String> entrypoint) {

    /**
     * How a container of it is started.
     *
     * @param tmpfs the options that /tmp is mounted with
     * @param memory in bytes
     */
    record Container(String tmpfs, long memory, Map<String, String> environment) {}

    /** Starts the entry point with nothing but its environment and a file for what it says. */
    Process start(Container container, Path log) throws IOException {
        return start(container, entrypoint, log);
    }

    /** Starts another command in the same surroundings. */
    Process start(Container container, List<String> command, Path log) throws IOException {
        List<String> enter = new ArrayList<>(List.of(
                "bash",
                Path.of("deploy", "verify", "enter.sh").toAbsolutePath().toString(),
                "run",
                root.toString(),
                workdir,
                user,
                container.tmpfs(),
                Long.toString(container.memory()),
                "--"));
        enter.addAll(command);
        ProcessBuilder process =
                new ProcessBuilder(enter).redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
        process.environment().clear();
        process.environment().put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        process.environment().putAll(container.environment());
        return process.start();
    }
}
