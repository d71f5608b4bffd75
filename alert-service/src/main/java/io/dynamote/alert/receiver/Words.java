package io.dynamote.alert.receiver;

import java.util.List;
import java.util.function.Function;

/** The text of a message in one dialect: a piece for each alert, the first ones if not all fit. */
public final class Words {

    private static final List<Integer> LIMITS = List.of(2_000, 500, 120, 30);

    private final Function<String, String> escape;
    private final Function<String, String> bold;

    /**
     * @param escape makes plain text mean itself in the dialect
     * @param bold marks up text that is escaped
     */
    public Words(Function<String, String> escape, Function<String, String> bold) {
        this.escape = escape;
        this.bold = bold;
    }

    /** All alerts of a message within a limit; texts are shortened before one is left out. */
    public String alerts(Message message, Pieces pieces) {
        List<Function<AlertLine, String>> forms = LIMITS.stream()
                .<Function<AlertLine, String>>map(most -> line -> piece(line, most))
                .toList();
        return pieces.fit(
                message.alerts().stream()
                        .map(alert -> AlertLine.of(message, alert))
                        .toList(),
                forms,
                Words::rest);
    }

    private static String rest(int alerts) {
        return "… and " + alerts + " more";
    }

    private String piece(AlertLine line, int most) {
        StringBuilder text = new StringBuilder(bold.apply(escape.apply(line.state()))).append(' ');
        if (!line.severity().isEmpty()) {
            text.append(escaped(line.severity(), most)).append(" · ");
        }
        text.append(escaped(line.summary(), most)).append(" · ").append(escape.apply("since " + line.since()));
        if (!line.description().isEmpty()) {
            text.append('\n').append(escaped(line.description(), most));
        }
        if (!line.labels().isEmpty()) {
            text.append('\n').append(escaped(line.labels(), most));
        }
        return text.toString();
    }

    private String escaped(String text, int most) {
        return escape.apply(PlainText.cut(text, most));
    }
}
