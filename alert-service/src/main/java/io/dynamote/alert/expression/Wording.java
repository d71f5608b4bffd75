package io.dynamote.alert.expression;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the words of CEL's parser and checker into ours: without tokens, mangled operators and containers. */
final class Wording {

    private static final Pattern CONTAINER = Pattern.compile(" \\(in container '[^']*'\\)");
    private static final Pattern END = Pattern.compile("^.* '<EOF>' expecting .*", Pattern.DOTALL);
    private static final Pattern UNEXPECTED =
            Pattern.compile("^(?:mismatched|extraneous) input '(.*?)' expecting .*", Pattern.DOTALL);
    private static final Pattern UNKNOWN = Pattern.compile("^token recognition error at: '(.*)'$", Pattern.DOTALL);
    private static final Pattern MISSING = Pattern.compile("^missing '(.*?)' at .*", Pattern.DOTALL);
    private static final Pattern OVERLOAD = Pattern.compile(
            "^found no matching overload for '(.*?)' applied to '(.*?)' \\(candidates: (.*)\\)$", Pattern.DOTALL);

    private Wording() {}

    static String of(String message) {
        String text = CONTAINER.matcher(message).replaceAll("").strip();
        Matcher matcher = OVERLOAD.matcher(text);
        if (matcher.matches()) {
            return operator(matcher.group(1)) + " does not take " + types(matcher.group(2)) + ", only "
                    + types(matcher.group(3)).replace("),(", ") or (");
        }
        if (END.matcher(text).matches()) {
            return "something is missing at the end";
        }
        matcher = UNEXPECTED.matcher(text);
        if (matcher.matches()) {
            return matcher.group(1) + " is not expected here";
        }
        matcher = UNKNOWN.matcher(text);
        if (matcher.matches()) {
            return matcher.group(1).strip() + " is not understood";
        }
        matcher = MISSING.matcher(text);
        return matcher.matches() ? matcher.group(1) + " is missing" : text;
    }

    /** {@code _>_} as people write it. */
    static String operator(String function) {
        return switch (function) {
            case "_?_:_" -> "? :";
            case "_[_]" -> "[ ]";
            case "@in" -> "in";
            default -> function.replace("_", "").isEmpty() ? function : function.replaceAll("^_|_$", "");
        };
    }

    private static String types(String types) {
        return types.replace("double", "number").replace("string", "text").replace("bool", "truth");
    }
}
