package io.dynamote.telemetry.host;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.dynamote.runtime.problem.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** The parameter {@code metrics} of questions about figures over time. */
public final class FigureNames {

    private FigureNames() {}

    /** The figures that these names, set apart by commas, mean; all that are kept if there are none. */
    public static List<Figure> parse(@Nullable String names) {
        if (names == null || names.isBlank()) {
            return Figure.kept();
        }
        return Arrays.stream(names.split(",", -1))
                .map(String::strip)
                .distinct()
                .map(name -> Figure.kept(name)
                        .orElseThrow(() -> InvalidInputException.of("metrics", name, "must be of " + known())))
                .toList();
    }

    private static String known() {
        return Figure.kept().stream().map(Figure::field).collect(Collectors.joining(", "));
    }
}
