package io.dynamote.contracts.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import org.jspecify.annotations.Nullable;

/**
 * The Javadoc of one type in plain words.
 *
 * @param body what the type is
 * @param parts what its record components, constants and enum constants are, by their names
 */
record JavadocText(String body, Map<String, String> parts) {

    static final JavadocText NONE = new JavadocText("", Map.of());

    private static final Pattern CODE = Pattern.compile("\\{@(?:code|literal|value)\\s+([^}]*)}");
    private static final Pattern LINK = Pattern.compile("\\{@link(?:plain)?\\s+(?:[\\w.]*[.#])?(\\w+)[^}]*}");
    private static final Pattern DRAWING = Pattern.compile("(?s)<pre>.*?</pre>");
    private static final Pattern MARKUP = Pattern.compile("</?\\w+[^>]*>");

    JavadocText {
        parts = Map.copyOf(parts);
    }

    /** The texts of all types of a file, by their binary names. */
    static Map<String, JavadocText> of(CompilationUnitTree unit, DocTrees documentation) {
        Map<String, JavadocText> found = new HashMap<>();
        new Reader(unit.getPackageName().toString(), documentation, found).scan(unit, null);
        return found;
    }

    private static String words(List<? extends DocTree> pieces) {
        StringBuilder text = new StringBuilder();
        pieces.forEach(text::append);
        String plain = DRAWING.matcher(text).replaceAll(" ");
        plain = CODE.matcher(plain).replaceAll("`$1`");
        plain = LINK.matcher(plain).replaceAll("`$1`");
        return MARKUP.matcher(plain).replaceAll("").replaceAll("\\s+", " ").strip();
    }

    private static final class Reader extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final String parent;
        private final DocTrees documentation;
        private final Map<String, JavadocText> found;

        Reader(String parent, DocTrees documentation, Map<String, JavadocText> found) {
            this.parent = parent;
            this.documentation = documentation;
            this.found = found;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            TreePath path = getCurrentPath();
            boolean nested = path.getParentPath().getLeaf() instanceof ClassTree;
            String name = parent + (nested ? "$" : ".") + type.getSimpleName();
            DocCommentTree comment = documentation.getDocCommentTree(path);
            Map<String, String> parts = new HashMap<>();
            if (comment != null) {
                comment.getBlockTags().forEach(tag -> parameter(tag, parts));
            }
            for (Tree member : type.getMembers()) {
                if (member instanceof VariableTree constant) {
                    DocCommentTree about = documentation.getDocCommentTree(new TreePath(path, constant));
                    if (about != null) {
                        parts.put(constant.getName().toString(), words(about.getFullBody()));
                    }
                } else if (member instanceof ClassTree) {
                    new Reader(name, documentation, found).scan(new TreePath(path, member), null);
                }
            }
            found.put(name, new JavadocText(comment == null ? "" : words(comment.getFullBody()), parts));
            return null;
        }

        private static void parameter(DocTree tag, Map<String, String> parts) {
            if (tag instanceof ParamTree parameter && !parameter.isTypeParameter()) {
                parts.put(parameter.getName().toString(), words(parameter.getDescription()));
            }
        }
    }
}
