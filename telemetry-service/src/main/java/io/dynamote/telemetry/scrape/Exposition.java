package io.dynamote.telemetry.scrape;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads Prometheus' text format 0.0.4, and OpenMetrics 1.0 as far as it is the same: samples one after the other, in one
 * pass, without keeping them. Comments, timestamps and exemplars are read over. The whole text is refused at the first
 * line that is not of the format: half of a reading would look like counters that stand still.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Exposition formats</a>
 */
final class Exposition {

    private static final int MOST_LABELS = 64;
    private static final int SHOWN = 40;
    private static final char END = '\n';

    private final String text;
    private final Sink sink;
    private final Labels labels = new Labels();
    private int at;
    private int line = 1;

    /** Receives samples, the labels in the same object each time. */
    @FunctionalInterface
    interface Sink {
        /**
         * Takes one sample.
         *
         * @param line where it stands
         * @throws ScrapeException if it cannot be true
         */
        void accept(int line, String name, Labels labels, double value) throws ScrapeException;
    }

    private Exposition(String text, Sink sink) {
        this.text = text;
        this.sink = sink;
    }

    /**
     * Hands on every sample.
     *
     * @throws ScrapeException with line and reason, if this is not the format or the sink refuses a sample
     */
    static void read(byte[] body, Sink sink) throws ScrapeException {
        new Exposition(decoded(body), sink).read();
    }

    private static String decoded(byte[] body) throws ScrapeException {
        ByteBuffer bytes = ByteBuffer.wrap(body);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < bytes.position(); i++) {
                line += body[i] == END ? 1 : 0;
            }
            throw ScrapeException.line(line, "must be UTF-8");
        }
    }

    private void read() throws ScrapeException {
        while (at < text.length()) {
            blanks();
            if (peek() == '#') {
                comment();
            } else if (peek() != END) {
                sample();
            }
            at++;
            line++;
        }
    }

    private void comment() {
        int end = text.indexOf(END, at);
        at = end < 0 ? text.length() : end;
    }

    private void sample() throws ScrapeException {
        String name = name(true);
        boolean ends = isBlank(peek());
        blanks();
        labels.clear();
        if (!ends && peek() != '{' && peek() != END) {
            throw fault("a blank or labels after the name");
        }
        if (peek() == '{') {
            at++;
            labels(labels);
            blanks();
        }
        double value = number("a value");
        blanks();
        if (peek() != END && peek() != '#') {
            number("a timestamp");
            blanks();
        }
        if (peek() == '#') {
            exemplar();
        }
        if (peek() != END) {
            throw fault("the end of the line");
        }
        sink.accept(line, name, labels, value);
    }

    private void exemplar() throws ScrapeException {
        at++;
        blanks();
        if (peek() != '{') {
            throw fault("the labels of an exemplar");
        }
        at++;
        labels(new Labels());
        blanks();
        number("the value of an exemplar");
        blanks();
        if (peek() != END) {
            number("the time of an exemplar");
            blanks();
        }
    }

    private void labels(Labels into) throws ScrapeException {
        blanks();
        while (peek() != '}') {
            String name = name(false);
            blanks();
            expect('=');
            blanks();
            expect('"');
            if (!into.add(name, value())) {
                throw ScrapeException.line(line, "has label " + name + " twice");
            }
            if (into.size() > MOST_LABELS) {
                throw ScrapeException.line(line, "must have at most " + MOST_LABELS + " labels");
            }
            blanks();
            if (peek() == ',') {
                at++;
                blanks();
            } else if (peek() != '}') {
                throw fault("a comma or a closing brace");
            }
        }
        at++;
    }

    private String name(boolean metric) throws ScrapeException {
        int begin = at;
        while (isOfName(peek(), metric, at > begin)) {
            at++;
        }
        if (at == begin) {
            throw fault(metric ? "the name of a metric" : "the name of a label");
        }
        return text.substring(begin, at);
    }

    private static boolean isOfName(char c, boolean metric, boolean digits) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '_'
                || (metric && c == ':')
                || (digits && c >= '0' && c <= '9');
    }

    /** The rest of a quoted value, with its escapes taken back. */
    private String value() throws ScrapeException {
        int begin = at;
        StringBuilder unescaped = null;
        while (peek() != '"') {
            char c = peek();
            if (c == END) {
                throw fault("a closing quote");
            }
            at++;
            if (c == '\\') {
                unescaped = unescaped == null ? new StringBuilder(text.substring(begin, at - 1)) : unescaped;
                unescaped.append(escaped());
            } else if (unescaped != null) {
                unescaped.append(c);
            }
        }
        at++;
        return unescaped == null ? text.substring(begin, at - 1) : unescaped.toString();
    }

    private char escaped() throws ScrapeException {
        char c = peek();
        if (c != 'n' && c != '"' && c != '\\') {
            throw fault("\\n, \\\" or \\\\");
        }
        at++;
        return c == 'n' ? '\n' : c;
    }

    private double number(String what) throws ScrapeException {
        int begin = at;
        while (peek() != END && !isBlank(peek())) {
            at++;
        }
        String word = text.substring(begin, at);
        switch (word) {
            case "NaN", "+NaN", "-NaN" -> {
                return Double.NaN;
            }
            case "+Inf", "Inf" -> {
                return Double.POSITIVE_INFINITY;
            }
            case "-Inf" -> {
                return Double.NEGATIVE_INFINITY;
            }
            default -> {
                // read below
            }
        }
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            // Java would read more than the format allows, "1d" and hexadecimal numbers.
            if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
                at = begin;
                throw fault(what);
            }
        }
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            at = begin;
            throw fault(what);
        }
    }

    private void expect(char c) throws ScrapeException {
        if (peek() != c) {
            throw fault(String.valueOf(c));
        }
        at++;
    }

    private void blanks() {
        while (isBlank(peek())) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }

    /** The next character; behind the last one there is an end of line, if need be one that is missing. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private ScrapeException fault(String expected) {
        int end = Math.min(text.length(), at + SHOWN);
        int lineEnd = text.indexOf(END, at);
        String found = text.substring(Math.min(at, end), lineEnd < 0 || lineEnd > end ? end : lineEnd);
        return ScrapeException.line(
                line, "must have " + expected + ", not: " + (found.isEmpty() ? "the end of the line" : found));
    }
}
