package io.dynamote.alert.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.events.signal.SignalLabel;
import io.dynamote.events.signal.Variable;
import org.jspecify.annotations.Nullable;

/** What may be written about signals of a kind: its figures, {@code labels} and {@code entity}, and the {@link Functions}. */
final class Vocabulary {

    static final String LABELS = "labels";
    static final String ENTITY = "entity";

    /** Bounds of one expression: nothing in it loops, so its time grows with its length alone. */
    static final int LONGEST = 2_000;

    private static final int DEEPEST = 40;
    private static final int MOST_VARIABLES = 63;
    private static final Map<SignalKind, Vocabulary> BY_KIND = byKind();
    private static final Map<String, Overload> OVERLOADS = overloads();

    private final SignalKind kind;
    private final Map<String, Integer> variables = new LinkedHashMap<>();
    private final List<String> labels;
    private final List<String> names;
    private final CelCompiler compiler;

    private Vocabulary(SignalKind kind) {
        if (kind.variables().size() > MOST_VARIABLES) {
            throw new IllegalStateException(kind + " must have at most " + MOST_VARIABLES + " variables");
        }
        this.kind = kind;
        for (Variable variable : kind.variables()) {
            variables.put(variable.name(), variables.size());
        }
        List<String> all = new ArrayList<>(variables.keySet());
        all.add(ENTITY);
        all.add(LABELS);
        this.names = List.copyOf(all);
        this.labels = kind.labels().stream().map(SignalLabel::name).toList();
        this.compiler = compiler();
    }

    static Vocabulary of(SignalKind kind) {
        Vocabulary vocabulary = BY_KIND.get(kind);
        if (vocabulary == null) {
            throw new IllegalArgumentException("kind must have a vocabulary, not: " + kind);
        }
        return vocabulary;
    }

    private static Map<SignalKind, Vocabulary> byKind() {
        Map<SignalKind, Vocabulary> all = new HashMap<>();
        for (SignalKind kind : SignalKind.values()) {
            all.put(kind, new Vocabulary(kind));
        }
        return Map.copyOf(all);
    }

    private static Map<String, Overload> overloads() {
        Map<String, Overload> all = new HashMap<>();
        Functions.ALL.forEach(overload -> all.put(overload.id(), overload));
        return Map.copyOf(all);
    }

    private CelCompiler compiler() {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(CelOptions.current()
                        .maxExpressionCodePointSize(LONGEST)
                        .maxParseRecursionDepth(DEEPEST)
                        .build())
                .setStandardEnvironmentEnabled(false)
                .setStandardMacros(CelStandardMacro.HAS)
                .addVar(LABELS, Functions.LABELS)
                .addVar(ENTITY, Functions.TEXT);
        variables.keySet().forEach(name -> builder.addVar(name, Functions.NUMBER));
        Map<String, List<CelOverloadDecl>> functions = new LinkedHashMap<>();
        for (Overload overload : Functions.ALL) {
            functions
                    .computeIfAbsent(overload.function(), _ -> new ArrayList<>())
                    .add(overload.declaration());
        }
        functions.forEach((name, declarations) ->
                builder.addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(name, declarations)));
        return builder.build();
    }

    SignalKind kind() {
        return kind;
    }

    CelCompiler checker() {
        return compiler;
    }

    /** Number of a figure; null if there is none of that name. */
    @Nullable
    Integer variable(String name) {
        return variables.get(name);
    }

    /** The overload of an id. */
    static Overload overload(String id) {
        Overload overload = OVERLOADS.get(id);
        if (overload == null) {
            throw new IllegalStateException("no such overload: " + id);
        }
        return overload;
    }

    /** All names, those nearest to this one first. */
    List<String> nearest(String mistaken) {
        return NearestNames.to(mistaken, names);
    }

    /** The names of figures. */
    List<String> named(List<Integer> numbers) {
        return numbers.stream().map(names::get).toList();
    }

    /** Whether signals of the kind have a label of this name. */
    boolean hasLabel(String name) {
        return labels.contains(name);
    }

    /** All labels as they are written, those nearest to this name first. */
    List<String> nearestLabels(String mistaken) {
        return NearestNames.to(mistaken, labels).stream()
                .map(name -> LABELS + "." + name)
                .toList();
    }

    /** All names. */
    List<String> names() {
        return names;
    }
}
