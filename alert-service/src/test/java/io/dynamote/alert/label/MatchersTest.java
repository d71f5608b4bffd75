package io.dynamote.alert.label;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.google.re2j.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class MatchersTest {

    private static final LabelSet LABELS =
            LabelSet.of(Map.of("alertname", "HostSilent", "host", "gpu-01", "n", "a\nb"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{host=\"gpu-01\"}",
                "host=gpu-01",
                "{ host = \"gpu-01\" , alertname =~ \"Host.*\", }",
                "host!=\"gpu-02\"",
                "host=~\"gpu-0[12]\"",
                "host!~\"gpu\"",
                "team=\"\"",
                "team!~\".+\"",
                "\"host\"=\"gpu-01\"",
                "n=\"a\\nb\"",
                "n!~\"a.b\"",
                "{}",
                ""
            })
    void shouldMatch(String text) {
        assertThat(Matchers.parse(text).matches(LABELS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host=\"gpu-0\"",
                "host=~\"gpu\"",
                "host=~\"pu-01\"",
                "host!=\"gpu-01\"",
                "host!~\"gpu-.*\"",
                "team=~\".+\"",
                "team!=\"\"",
                "host=gpu-01,alertname=Other"
            })
    void shouldNotMatch(String text) {
        assertThat(Matchers.parse(text).matches(LABELS)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{host=\"a\" | 10 | closing brace",
                "host | 5 | must be =, !=, =~ or !~",
                "host: a | 5 | not :",
                "{=\"a\"} | 2 | name of a label",
                "host= | 6 | must be a value",
                "host=\"a | 6 | must be closed",
                "host=\"\\x\" | 8 | after a backslash",
                "host=~\"(\" | 1 | regular expression",
                "host=~\"a(?=b)\" | 1 | regular expression",
                "a=b c=d | 5 | must be a comma",
                "{a=b} c | 7 | end of the text",
                "1a=b | 1 | name of a label",
                "a=b,,c=d | 5 | name of a label"
            })
    void shouldNameThePlaceOfAFault(String text, int position, String expectation) {
        assertThatThrownBy(() -> Matchers.parse(text))
                .isInstanceOf(MatcherSyntaxException.class)
                .hasMessageStartingWith("at character " + position + ":")
                .hasMessageContaining(expectation);
    }

    @Test
    void shouldReadWhatItWrites() {
        Matchers matchers = Matchers.parse("a=\"x\\\"y\\\\z\\n\",b!~\"c|d\",\"e f\"=g");

        assertThat(matchers).hasToString("{a=\"x\\\"y\\\\z\\n\",b!~\"c|d\",\"e f\"=\"g\"}");
        assertThat(Matchers.parse(matchers.toString())).isEqualTo(matchers);
    }

    @Test
    void shouldTakeLinearTimeForHostilePatterns() {
        Matcher hostile = new Matcher("a", MatchOperator.MATCHES, "(a+)+b");
        LabelSet labels = LabelSet.of(Map.of("a", "a".repeat(5_000)));

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(hostile.matches(labels)).isFalse());
    }

    @Test
    void shouldKnowMatchersThatTellNothingApart() {
        assertThat(Matchers.parse("a=\"\",b=~\".*\",c!=\"d\"").matchNothing()).isTrue();
        assertThat(Matchers.parse("a=\"\",b=~\".+\"").matchNothing()).isFalse();
    }

    @Test
    void shouldSayWhichLabelsMustBeThereInAnyCase() {
        assertThat(Matchers.parse("a=1,b!=2,c=~\"3.*\",d=\"\",e=5").equalities())
                .containsExactlyInAnyOrderEntriesOf(Map.of("a", "1", "e", "5"));
        assertThat(Matchers.parse("c=~\"3.*\"").equalities()).isEmpty();
    }

    @Test
    void shouldBoundValues() {
        assertThatThrownBy(() -> Matcher.equal("a", "x".repeat(1_001))).hasMessageContaining("at most 1000");
        assertThatThrownBy(() -> Matcher.equal("", "x")).hasMessageContaining("must not be empty");
    }

    @Test
    void shouldReadWhateverItWrites() {
        Random random = new Random(5);
        for (int i = 0; i < 3_000; i++) {
            List<Matcher> all = new ArrayList<>();
            int count = random.nextInt(4);
            for (int n = 0; n < count; n++) {
                boolean pattern = random.nextBoolean();
                String value = text(random);
                all.add(new Matcher(
                        "n" + text(random),
                        MatchOperator.of(pattern, random.nextBoolean()),
                        pattern ? Pattern.quote(value) : value));
            }
            Matchers matchers = new Matchers(all);

            assertThat(Matchers.parse(matchers.toString())).isEqualTo(matchers);
        }
    }

    /** Of a pattern and its negation one matches, and a quoted pattern is the text. */
    @Test
    void shouldMatchOneOfAConditionAndItsOpposite() {
        Random random = new Random(6);
        for (int i = 0; i < 3_000; i++) {
            String value = text(random);
            LabelSet labels = LabelSet.of(Map.of("a", random.nextBoolean() ? value : text(random)));
            boolean equal = Matcher.equal("a", value).matches(labels);
            String quoted = Pattern.quote(value);

            assertThat(new Matcher("a", MatchOperator.NOT_EQUAL, value).matches(labels))
                    .isEqualTo(!equal);
            assertThat(new Matcher("a", MatchOperator.MATCHES, quoted).matches(labels))
                    .isEqualTo(equal);
            assertThat(new Matcher("a", MatchOperator.NOT_MATCHES, quoted).matches(labels))
                    .isEqualTo(!equal);
        }
    }

    private static String text(Random random) {
        String letters = "ab0_\"\\\n{}=!~,'` .ü";
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(6);
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
