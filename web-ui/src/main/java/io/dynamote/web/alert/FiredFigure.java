package io.dynamote.web.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.dynamote.events.signal.SignalKind;
import io.dynamote.events.signal.Variable;

/**
 * The figure on which a rule turns first: the one that its summary names, or else the first of its expression that is
 * compared with a number. It is what a chart of an alert shows.
 *
 * @param variable its name in signals
 * @param operator of the comparison, with the figure on its left
 * @param threshold with which it is compared
 */
public record FiredFigure(String variable, String operator, double threshold) {

    private static final String NUMBER = "-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?";
    private static final String NAME = "(?<![\\w.])[a-z]\\w*(?!\\w|\\s*[.(\\[])";
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'");
    private static final Pattern COMPARISON = Pattern.compile("(?<left>" + NAME + "|(?<![\\w.])" + NUMBER
            + ")\\s*(?<operator>[<>]=?|==|!=)\\s*(?<right>" + NAME + "|" + NUMBER + "(?![\\w.]))");
    private static final Pattern PLACE = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);

    /** Finds it; none if the expression compares no figure of the kind with a number. */
    static Optional<FiredFigure> of(SignalKind kind, String expression, String summary) {
        Set<String> known = kind.variables().stream().map(Variable::name).collect(Collectors.toSet());
        List<FiredFigure> compared = new ArrayList<>();
        Matcher matcher = COMPARISON.matcher(TEXT.matcher(expression).replaceAll("\"\""));
        while (matcher.find()) {
            read(matcher.group("left"), matcher.group("operator"), matcher.group("right"))
                    .filter(figure -> known.contains(figure.variable))
                    .ifPresent(compared::add);
        }
        return compared.stream()
                .filter(figure -> isNamed(figure.variable, summary))
                .findFirst()
                .or(() -> compared.stream().filter(figure -> !figure.isFlag()).findFirst())
                .or(() -> compared.stream().findFirst());
    }

    private static Optional<FiredFigure> read(String left, String operator, String right) {
        if (right.matches(NUMBER) && !left.matches(NUMBER)) {
            return Optional.of(new FiredFigure(left, operator, Double.parseDouble(right)));
        }
        if (left.matches(NUMBER) && !right.matches(NUMBER)) {
            return Optional.of(new FiredFigure(right, turned(operator), Double.parseDouble(left)));
        }
        return Optional.empty();
    }

    private static String turned(String operator) {
        return switch (operator.charAt(0)) {
            case '<' -> operator.replace('<', '>');
            case '>' -> operator.replace('>', '<');
            default -> operator;
        };
    }

    private static boolean isNamed(String variable, String summary) {
        return PLACE.matcher(summary)
                .results()
                .anyMatch(place -> Pattern.compile("(?<![\\w.])" + variable + "(?!\\w)")
                        .matcher(place.group(1))
                        .find());
    }

    /** Whether it only says yes or no, as far as the comparison tells. */
    boolean isFlag() {
        return operator.equals("==") && (threshold == 0 || threshold == 1);
    }

    /** How the browser writes its values. */
    public String unit() {
        if (variable.endsWith("_utilization") || variable.endsWith("_ratio") || variable.equals("progress")) {
            return "percent";
        }
        if (variable.endsWith("_celsius")) {
            return "celsius";
        }
        if (variable.endsWith("bytes_per_second")) {
            return "bytesPerSecond";
        }
        return variable.endsWith("_seconds") || variable.startsWith("seconds_") ? "seconds" : "number";
    }

    /** For people: {@code memory utilization}. */
    public String title() {
        String words = AlertWords.capital(variable.replace('_', ' '));
        return words.replaceAll(" (celsius|seconds)$", "").replaceAll("\\bP(\\d+)\\b", "p$1");
    }
}
