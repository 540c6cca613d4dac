package dev.autolog.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code deploy/Dockerfile}, read: as much of the language as that file uses, and an error for anything else. */
record Dockerfile(List<Stage> stages) {
    static final Path FILE = Path.of("deploy", "Dockerfile");

    /**
     * One {@code FROM} and what follows.
     *
     * @param name as other stages call it; empty for the last
     * @param base an image or an earlier stage
     */
    record Stage(String name, String base, List<Instruction> instructions) {
        <T extends Instruction> List<T> all(Class<T> kind) {
            return instructions.stream()
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .toList();
        }
    }

    sealed interface Instruction {}

    /** @param cache where a folder is kept from one build to the next; empty for none */
    record Run(Optional<String> cache, String command) implements Instruction {}

    /** @param from a stage, or empty for the build context */
    record Copy(Optional<String> from, List<String> sources, String target) implements Instruction {}

    record Workdir(String folder) implements Instruction {}

    record User(String identity) implements Instruction {}

    record Entrypoint(List<String> command) implements Instruction {}

    /** What says something of the image and does nothing to it. */
    record Said(String keyword, String text) implements Instruction {}

    static Dockerfile read() {
        try {
            List<Stage> stages = new ArrayList<>();
            for (String line : logicalLines(Files.readAllLines(FILE))) {
                String[] parts = line.split("\\s+", 2);
                if (parts[0].equals("FROM")) {
                    String[] from = parts[1].split(" AS ", -1);
                    stages.add(new Stage(from.length > 1 ? from[1] : "", from[0], new ArrayList<>()));
                } else {
                    stages.getLast().instructions().add(instruction(parts[0], parts[1]));
                }
            }
            return new Dockerfile(stages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stage last() {
        return stages.getLast();
    }

    Optional<Stage> stage(String name) {
        return stages.stream().filter(stage -> stage.name().equals(name)).findFirst();
    }

    /** The stages that one is built on, the lowest first and it itself last. */
    List<Stage> lineage(Stage youngest) {
        return Stream.iterate(
                        Optional.of(youngest), Optional::isPresent, stage -> stage.flatMap(one -> stage(one.base())))
                .flatMap(Optional::stream)
                .toList()
                .reversed();
    }

    private static List<String> logicalLines(List<String> physical) {
        List<String> lines = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : physical) {
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            boolean goesOn = text.endsWith("\\");
            open.append(goesOn ? text.substring(0, text.length() - 1) : text);
            if (!goesOn) {
                lines.add(open.toString());
                open.setLength(0);
            }
        }
        return lines;
    }

    private static Instruction instruction(String keyword, String rest) {
        return switch (keyword) {
            case "RUN" -> run(rest);
            case "COPY" -> copy(List.of(rest.split("\\s+", -1)));
            case "WORKDIR" -> new Workdir(rest);
            case "USER" -> new User(rest);
            case "ENTRYPOINT" -> new Entrypoint(execForm(rest));
            case "ARG", "LABEL", "EXPOSE", "STOPSIGNAL" -> new Said(keyword, rest);
            default -> throw new IllegalArgumentException("what " + keyword + " does is not replayed");
        };
    }

    private static Run run(String rest) {
        String option = "--mount=type=cache,target=";
        if (!rest.startsWith("--")) {
            return new Run(Optional.empty(), rest);
        }
        String[] parts = rest.split("\\s+", 2);
        if (!parts[0].startsWith(option)) {
            throw new IllegalArgumentException("what " + parts[0] + " does is not replayed");
        }
        return new Run(Optional.of(parts[0].substring(option.length())), parts[1]);
    }

    private static Copy copy(List<String> words) {
        boolean fromStage = words.getFirst().startsWith("--from=");
        List<String> paths = fromStage ? words.subList(1, words.size()) : words;
        return new Copy(
                fromStage ? Optional.of(words.getFirst().substring("--from=".length())) : Optional.empty(),
                paths.subList(0, paths.size() - 1),
                paths.getLast());
    }

    private static List<String> execForm(String json) {
        try {
            return Arrays.asList(new ObjectMapper().readValue(json, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a shell would stand between the signal and java: " + json, e);
        }
    }
}
