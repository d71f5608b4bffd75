package io.dynamote.contracts.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;

/**
 * What the Javadoc in our sources says about types, their record components and the constants of enums: one text for who
 * reads the code and who reads the documents.
 */
public final class SourceTexts {

    private final List<Path> roots;
    private final Map<String, JavadocText> texts = new HashMap<>();

    private SourceTexts(List<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    /**
     * Of all modules.
     *
     * @param project the directory that has the modules
     */
    public static SourceTexts of(Path project) {
        try (Stream<Path> modules = Files.list(project)) {
            return new SourceTexts(modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is said about a type; empty if nothing. */
    public String about(Class<?> type) {
        return text(type).body();
    }

    /** What is said about a component of a record, a constant or a constant of an enum; empty if nothing. */
    public String about(Class<?> type, String part) {
        return text(type).parts().getOrDefault(part, "");
    }

    private JavadocText text(Class<?> type) {
        Class<?> top = type;
        while (top.getEnclosingClass() != null) {
            top = top.getEnclosingClass();
        }
        if (!texts.containsKey(top.getName())) {
            texts.put(top.getName(), JavadocText.NONE);
            read(top.getName());
        }
        return texts.getOrDefault(type.getName(), JavadocText.NONE);
    }

    private void read(String top) {
        String relative = top.replace('.', '/') + ".java";
        roots.stream()
                .map(root -> root.resolve(relative))
                .filter(Files::exists)
                .findFirst()
                .ifPresent(this::parse);
    }

    private void parse(Path source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(source));
            DocTrees documentation = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                texts.putAll(JavadocText.of(unit, documentation));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
