package dev.autolog.startup;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The service's own settings as its sources declare them, with what the Javadoc says of each. */
final class ServicePropertySource extends TreePathScanner<Void, String> {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final String MAPPING = "ConfigMapping";

    private final Map<String, PropertyEntry> found = new TreeMap<>();
    private final DocTrees docs;

    private ServicePropertySource(DocTrees docs) {
        this.docs = docs;
    }

    /** By their names, in order. */
    static Map<String, PropertyEntry> read() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(sources()));
            ServicePropertySource reader = new ServicePropertySource(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                var _ = reader.scan(unit, "");
            }
            return reader.found;
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> text(file).contains("@" + MAPPING))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Void visitClass(ClassTree type, String outer) {
        return super.visitClass(type, value(type.getModifiers(), MAPPING).orElse(""));
    }

    @Override
    public Void visitMethod(MethodTree method, String prefix) {
        if (!prefix.isEmpty()) {
            String name = prefix
                    + (hasNameOfParent(method)
                            ? ""
                            : "." + dashed(method.getName().toString()));
            String comment = Optional.ofNullable(docs.getDocComment(getCurrentPath()))
                    .orElseThrow(() -> new IllegalStateException(name + " has no Javadoc"));
            found.put(
                    name,
                    new PropertyEntry(
                            name,
                            kind(method.getReturnType().toString()),
                            value(method.getModifiers(), "WithDefault").orElse(""),
                            comment.replaceAll("\\{@code ([^}]*)}", "`$1`")
                                    .replaceAll("\\s+", " ")
                                    .strip()));
        }
        return super.visitMethod(method, prefix);
    }

    private static boolean hasNameOfParent(MethodTree method) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(found -> found.getAnnotationType().toString().equals("WithParentName"));
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String kind(String type) {
        return switch (type.replaceAll("^Optional<(.*)>$", "$1")) {
            case "boolean" -> "`true` or `false`";
            case "Duration" -> "a time, such as `30s` or `PT1M`";
            case "MemorySize" -> "bytes, such as `200G`";
            case "int", "long", "Integer", "Long" -> "a number";
            case "List<String>", "Set<String>" -> "words, with commas between";
            case "Set<ServiceRole>" -> "`calls`, `crm`, with commas between";
            case "String" -> "text";
            case "URI" -> "an address";
            default -> throw new IllegalStateException("say in words what a " + type + " is");
        };
    }

    private static Optional<String> value(ModifiersTree modifiers, String annotation) {
        return modifiers.getAnnotations().stream()
                .filter(found -> found.getAnnotationType().toString().equals(annotation))
                .map(AnnotationTree::getArguments)
                .filter(arguments -> !arguments.isEmpty())
                .map(List::getFirst)
                .map(ServicePropertySource::literal)
                .findFirst();
    }

    private static String literal(ExpressionTree argument) {
        ExpressionTree value = argument instanceof AssignmentTree assignment ? assignment.getExpression() : argument;
        return String.valueOf(((LiteralTree) value).getValue());
    }
}
