package dev.autolog.deploy;

import dev.autolog.deploy.Dockerfile.Copy;
import dev.autolog.deploy.Dockerfile.Entrypoint;
import dev.autolog.deploy.Dockerfile.Instruction;
import dev.autolog.deploy.Dockerfile.Run;
import dev.autolog.deploy.Dockerfile.Said;
import dev.autolog.deploy.Dockerfile.Stage;
import dev.autolog.deploy.Dockerfile.User;
import dev.autolog.deploy.Dockerfile.Workdir;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Does what a container engine does with {@code deploy/Dockerfile}, a folder for each stage: copies what the lines copy and
 * runs what they run, each in its stage's root. The base images' own files are this machine's.
 */
final class ImageReplay {
    private static final Path ENTER = Path.of("deploy", "verify", "enter.sh").toAbsolutePath();
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    /** Where the base image has its JDK. */
    private static final String JDK = "/opt/java/openjdk";

    private final Path folder;
    private final Dockerfile dockerfile = Dockerfile.read();
    private final BuildContext context;
    private final Map<String, Path> roots = new HashMap<>();

    private ImageReplay(Path folder) throws IOException {
        this.folder = folder;
        this.context = BuildContext.read();
    }

    /** Builds all stages below an empty folder. */
    static ReplayedImage build(Path folder) throws IOException, InterruptedException {
        ImageReplay replay = new ImageReplay(folder.toAbsolutePath());
        for (Stage stage : replay.dockerfile.stages()) {
            replay.build(stage);
        }
        return replay.image();
    }

    private ReplayedImage image() {
        Stage last = dockerfile.last();
        return new ReplayedImage(
                root(last),
                workdir(last),
                newest(last, User.class).orElseThrow().identity(),
                newest(last, Entrypoint.class).orElseThrow().command());
    }

    private String workdir(Stage stage) {
        return newest(stage, Workdir.class).map(Workdir::folder).orElse("/");
    }

    private <T extends Instruction> Optional<T> newest(Stage stage, Class<T> kind) {
        return dockerfile.lineage(stage).stream()
                .flatMap(below -> below.all(kind).stream())
                .reduce((_, later) -> later);
    }

    private void build(Stage stage) throws IOException, InterruptedException {
        Path root = root(stage);
        Files.createDirectories(root);
        Path base = roots.get(stage.base());
        if (base != null) {
            copy(base, root);
        }
        roots.put(stage.name(), root);
        String workdir = dockerfile.stage(stage.base()).map(this::workdir).orElse("/");
        for (Instruction instruction : stage.instructions()) {
            switch (instruction) {
                case Copy copy -> copy(copy, root, workdir);
                case Run run -> run(run, root, workdir, stage.base().startsWith("eclipse-temurin:"));
                case Workdir changed -> workdir = changed.folder();
                case User _, Entrypoint _, Said _ -> {}
            }
        }
    }

    private Path rootOf(String stage) {
        return root(dockerfile.stage(stage).orElseThrow());
    }

    private Path root(Stage stage) {
        return folder.resolve(stage.name().isEmpty() ? "image" : stage.name());
    }

    private void copy(Copy copy, Path root, String workdir) throws IOException, InterruptedException {
        Path target = Path.of(workdir).resolve(copy.target()).normalize();
        Path inRoot = root.resolve(target.toString().substring(1));
        for (String source : copy.sources()) {
            Path from = copy.from().isEmpty()
                    ? Path.of(source)
                    : rootOf(copy.from().get()).resolve(source.substring(1));
            if (!Files.exists(from)) {
                throw new IllegalStateException("COPY finds no " + source);
            }
            // A folder's content is copied, a file into the folder that ends in a slash.
            Path to = copy.target().endsWith("/") && !Files.isDirectory(from)
                    ? inRoot.resolve(Path.of(source).getFileName().toString())
                    : inRoot;
            if (copy.from().isEmpty()) {
                context.copy(from, to);
            } else if (Files.isDirectory(from)) {
                Files.createDirectories(to);
                copy(from, to);
            } else {
                Files.createDirectories(to.toAbsolutePath().getParent());
                copy(from, to);
            }
        }
    }

    /** With times, owners and rights, as layers have them. */
    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        demandSuccess(new ProcessBuilder("cp", "-a", from + (Files.isDirectory(from) ? "/." : ""), to.toString()));
    }

    private static void run(Run run, Path root, String workdir, boolean withJdk)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", ENTER.toString(), "build", root.toString(), workdir));
        if (withJdk) {
            command.add(JDK + "=" + System.getProperty("java.home"));
        }
        run.cache().ifPresent(target -> command.add(target + "=" + cache()));
        command.addAll(List.of("--", "/bin/sh", "-c", run.command()));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().clear();
        process.environment().put("PATH", withJdk ? JDK + "/bin:" + PATH : PATH);
        process.environment().put("HOME", "/root");
        if (withJdk) {
            process.environment().put("JAVA_HOME", JDK);
        }
        demandSuccess(process);
    }

    /** The only cache of a build is Maven's; this machine has one too. */
    private static Path cache() {
        return Path.of(System.getProperty("user.home"), ".m2");
    }

    private static void demandSuccess(ProcessBuilder process) throws IOException, InterruptedException {
        Process started = process.redirectErrorStream(true).start();
        String said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (started.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", process.command()) + " failed and said:\n" + said);
        }
    }
}
