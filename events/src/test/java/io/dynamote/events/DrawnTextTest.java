package io.dynamote.events;

import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class DrawnTextTest {

    private static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("plain text", "plain text"),
                Arguments.of("Übung 模型 🚀", "Übung 模型 🚀"),
                Arguments.of("\u001b[31mred\u001b[0m", "red"),
                Arguments.of("\u001b]0;title\u0007after", "after"),
                Arguments.of("\u001b]8;;http://x\u001b\\link", "link"),
                Arguments.of("\u009b2Jgone", "gone"),
                Arguments.of("two\nlines\tand\rmore", "two lines and more"),
                Arguments.of("bell\u0007 null\u0000 del\u007f", "bell null del"),
                Arguments.of("turn\u202egnp.exe", "turngnp.exe"),
                Arguments.of("zero\u200bwidth\ufeff", "zerowidth"),
                Arguments.of("lone\ud800surrogate", "lonesurrogate"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void shouldTakeOutWhatMustNotBeDrawn(String text, String expected) {
        assertThat(DrawnText.line(text, 100)).isEqualTo(expected);
    }

    @Test
    void shouldCutAtTheLimitWithoutHalfACharacter() {
        assertThat(DrawnText.line("0123456789", 10)).isEqualTo("0123456789");
        assertThat(DrawnText.line("0123456789x", 10)).isEqualTo("012345678…");
        assertThat(DrawnText.line("01234567🚀xy", 10)).isEqualTo("01234567…");
    }

    @Test
    void shouldKeepLinesWhereTheyBelong() {
        assertThat(DrawnText.lines("a\r\n\tb\u001b[1m\n\n", 100)).isEqualTo("a\n    b");
    }

    @Test
    void shouldTellBlankAsNothing() {
        assertThat(DrawnText.lineOrNull(null, 10)).isNull();
        assertThat(DrawnText.lineOrNull(" \u200b\n ", 10)).isNull();
        assertThat(DrawnText.lineOrNull(" x ", 10)).isEqualTo("x");
    }

    @Test
    void shouldLeaveNothingThatControls() {
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(40); j >= 0; j--) {
                text.append((char) (random.nextBoolean() ? random.nextInt(0xa0) : random.nextInt(0x10000)));
            }
            String line = DrawnText.line(text.toString(), 30);
            assertThat(line).hasSizeLessThanOrEqualTo(30);
            assertThat(line.codePoints().filter(Character::isISOControl)).isEmpty();
        }
    }
}
