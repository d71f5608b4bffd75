package io.dynamote.web.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.dynamote.events.signal.SignalKind;
import io.dynamote.events.signal.Variable;
import io.dynamote.web.page.Figures;
import org.jspecify.annotations.Nullable;

/**
 * The figure on which a rule turns first: the one that its summary names, or else the first of its expression that is
 * compared with a number, unless it only asks that something is not so, as {@code maintenance == 0} does. It is what a
 * chart of an alert shows.
 *
 * @param variable its name in signals
 * @param operator of the comparison, with the figure on its left
 * @param threshold with which it is compared
 * @param isValue whether the value of the alert is that of this figure: alert-service takes the one that the summary names,
 *     or else the first of the expression
 */
public record FiredFigure(String variable, String operator, double threshold, boolean isValue) {

    private static final String NUMBER = "-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?";
    private static final String NAME = "(?<![\\w.])[a-z]\\w*(?!\\w|\\s*[.(\\[])";
    private static final Pattern FIGURE = Pattern.compile(NAME);
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'");
    private static final Pattern COMPARISON = Pattern.compile("(?<left>" + NAME + "|(?<![\\w.])" + NUMBER
            + ")\\s*(?<operator>[<>]=?|==|!=)\\s*(?<right>" + NAME + "|" + NUMBER + "(?![\\w.]))");
    private static final Pattern PLACE = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);

    /** Finds it; none if the expression compares no figure of the kind with a number. */
    static Optional<FiredFigure> of(SignalKind kind, String expression, String summary) {
        Set<String> known = kind.variables().stream().map(Variable::name).collect(Collectors.toSet());
        String code = TEXT.matcher(expression).replaceAll("\"\"");
        List<FiredFigure> compared = new ArrayList<>();
        Matcher matcher = COMPARISON.matcher(code);
        while (matcher.find()) {
            read(matcher.group("left"), matcher.group("operator"), matcher.group("right"))
                    .filter(figure -> known.contains(figure.variable))
                    .ifPresent(compared::add);
        }
        Optional<FiredFigure> named = compared.stream()
                .filter(figure -> isNamed(figure.variable, summary))
                .findFirst();
        if (named.isPresent()) {
            return named.map(figure -> figure.asValue(true));
        }
        String first = FIGURE.matcher(code)
                .results()
                .map(MatchResult::group)
                .filter(known::contains)
                .findFirst()
                .orElse("");
        return compared.stream()
                .filter(figure -> !figure.isExclusion())
                .findFirst()
                .or(() -> compared.stream().findFirst())
                .map(figure -> figure.asValue(figure.variable.equals(first)));
    }

    private FiredFigure asValue(boolean value) {
        return new FiredFigure(variable, operator, threshold, value);
    }

    private static Optional<FiredFigure> read(String left, String operator, String right) {
        if (right.matches(NUMBER) && !left.matches(NUMBER)) {
            return Optional.of(new FiredFigure(left, operator, Double.parseDouble(right), false));
        }
        if (left.matches(NUMBER) && !right.matches(NUMBER)) {
            return Optional.of(new FiredFigure(right, turned(operator), Double.parseDouble(left), false));
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

    /** Whether it only asks that something is not so. */
    private boolean isExclusion() {
        return operator.equals("==") && threshold == 0;
    }

    /** Whether it only says yes or no, as far as the comparison tells. */
    public boolean isFlag() {
        return operator.equals("==") && (threshold == 0 || threshold == 1);
    }

    /** The comparison, as it is written. */
    public String asked() {
        return variable + " " + operator + " " + Figures.plain(threshold);
    }

    /** A value of it in words. */
    public String words(@Nullable Double value) {
        if (value != null && isFlag() && (value == 0 || value == 1)) {
            return value == 1 ? "yes (1)" : "no (0)";
        }
        return switch (unit()) {
            case "percent" -> Figures.percent(value);
            case "celsius" -> Figures.celsius(value);
            case "bytesPerSecond" -> value == null ? "–" : Figures.bytes(value) + "/s";
            case "seconds" -> Figures.span(value);
            default -> Figures.number(value);
        };
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
        String words = AlertWords.capital(variable.replace('_', ' ')).replaceAll(" (celsius|seconds)$", "");
        return words.startsWith("Cpu ") || words.startsWith("Gpu ")
                ? words.substring(0, 3).toUpperCase(Locale.ROOT) + words.substring(3)
                : words;
    }
}
