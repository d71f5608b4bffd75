package io.dynamote.alert.receiver;

import java.util.List;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlainTextTest {

    @Test
    void shouldNeverTearACodePoint() {
        String smile = "😀";
        for (int most = 0; most < 12; most++) {
            String cut = PlainText.cut(smile.repeat(5), most);

            assertThat(cut.length()).isLessThanOrEqualTo(most);
            assertThat(cut.codePoints().filter(each -> Character.getType(each) == Character.SURROGATE))
                    .isEmpty();
        }
        assertThat(PlainText.cut("abcdef", 4)).isEqualTo("abc…");
        assertThat(PlainText.cut("abcd", 4)).isEqualTo("abcd");
    }

    @Test
    void shouldTakeOutWhatIsNotSeen() {
        assertThat(PlainText.clean("a\u202Eb\u0007c\uD83Dd\te\nf")).isEqualTo("abc\uFFFDd e\nf");
        assertThat(PlainText.line("a\r\nBcc: b\u2028c")).isEqualTo("a Bcc: b c");
    }

    @Test
    void shouldFitWholePieces() {
        Pieces pieces = new Pieces(", ", 30);
        List<Function<String, String>> forms = List.of(text -> "<" + text + ">", text -> "<>");

        assertThat(pieces.fit(List.of("a", "b"), forms, rest -> "+" + rest)).isEqualTo("<a>, <b>");
        assertThat(pieces.fit(List.of("x".repeat(50), "b"), forms, rest -> "+" + rest))
                .isEqualTo("<>, <>");
        assertThat(pieces.fit(List.of("a".repeat(20), "b".repeat(20), "c"), forms, rest -> "+" + rest))
                .isEqualTo("<>, <>, <>");
        assertThat(pieces.fit(
                        List.of("a".repeat(20), "b".repeat(20), "c", "d", "e", "f", "g", "h", "i"),
                        forms,
                        rest -> "+" + rest))
                .isEqualTo("<" + "a".repeat(20) + ">, <>, +7");
    }

    @Test
    void shouldEscapeForEachDialect() {
        assertThat(Escapes.slack("<!here> & co")).isEqualTo("&lt;!here&gt; &amp; co");
        assertThat(Escapes.markdown("*a* @all")).isEqualTo("\\*a\\* @\u200Ball");
        assertThat(Escapes.html("<a href=\"x\">")).isEqualTo("&lt;a href=&quot;x&quot;&gt;");
    }
}
