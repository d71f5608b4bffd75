package io.dynamote.alert.label;

import java.util.ArrayList;
import java.util.List;

/** Reads matchers; names that are no identifiers and values with reserved characters stand in quotes. */
final class MatcherParser {

    private static final String RESERVED = "{}!=~,\"'`\\";

    private final String text;
    private int at;

    MatcherParser(String text) {
        this.text = text;
    }

    List<Matcher> parse() {
        List<Matcher> found = new ArrayList<>();
        boolean braced = skip('{');
        while (!atEnd() && !(braced && peek() == '}')) {
            found.add(matcher());
            if (!skip(',') && !atEnd() && !(braced && peek() == '}')) {
                throw fault("must be a comma" + (braced ? " or a closing brace" : "") + ", not " + shown());
            }
        }
        if (braced && !skip('}')) {
            throw fault("must be a closing brace, but the text ends");
        }
        if (!atEnd()) {
            throw fault("must be the end of the text, not " + shown());
        }
        return found;
    }

    private Matcher matcher() {
        int begin = at;
        String name = name();
        MatchOperator operator = operator();
        String value = value();
        try {
            return new Matcher(name, operator, value);
        } catch (IllegalArgumentException e) {
            throw new MatcherSyntaxException(begin, String.valueOf(e.getMessage()));
        }
    }

    private String name() {
        if (!atEnd() && peek() == '"') {
            return quoted();
        }
        int begin = at;
        while (at < text.length() && Quoted.isOfName(text.charAt(at), at == begin)) {
            at++;
        }
        if (at == begin) {
            throw fault("must be the name of a label, not " + shown());
        }
        return text.substring(begin, at);
    }

    private MatchOperator operator() {
        skipBlanks();
        for (MatchOperator each : List.of(
                MatchOperator.MATCHES, MatchOperator.NOT_MATCHES, MatchOperator.NOT_EQUAL, MatchOperator.EQUAL)) {
            if (text.startsWith(each.text(), at)) {
                at += each.text().length();
                return each;
            }
        }
        throw fault("must be =, !=, =~ or !~, not " + shown());
    }

    private String value() {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int begin = at;
        while (at < text.length() && isPlain(text.charAt(at))) {
            at++;
        }
        if (at == begin) {
            throw fault("must be a value, not " + shown());
        }
        return text.substring(begin, at);
    }

    private static boolean isPlain(char each) {
        return !Character.isWhitespace(each) && RESERVED.indexOf(each) < 0;
    }

    private String quoted() {
        int begin = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char each = text.charAt(at++);
            switch (each) {
                case '"' -> {
                    return value.toString();
                }
                case '\\' -> value.append(escaped());
                case '\n' -> throw new MatcherSyntaxException(at - 1, "must not be a line break: write \\n");
                default -> value.append(each);
            }
        }
        throw new MatcherSyntaxException(begin, "this quote must be closed");
    }

    private char escaped() {
        char each = at < text.length() ? text.charAt(at++) : 0;
        return switch (each) {
            case '"', '\\' -> each;
            case 'n' -> '\n';
            default -> throw new MatcherSyntaxException(at - 1, "must be \", \\ or n after a backslash");
        };
    }

    private boolean skip(char wanted) {
        if (!atEnd() && peek() == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private boolean atEnd() {
        skipBlanks();
        return at == text.length();
    }

    private char peek() {
        return text.charAt(at);
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private String shown() {
        return at >= text.length() ? "the end of the text" : Character.toString(text.codePointAt(at));
    }

    private MatcherSyntaxException fault(String expectation) {
        return new MatcherSyntaxException(at, expectation);
    }
}
