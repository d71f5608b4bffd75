package io.dynamote.telemetry.scrape;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ExpositionTest {

    record Sample(String name, Map<String, String> labels, double value) {}

    private static List<Sample> read(String text) throws ScrapeException {
        List<Sample> samples = new ArrayList<>();
        Exposition.read(text.getBytes(StandardCharsets.UTF_8), (line, name, labels, value) -> {
            Map<String, String> copy = new TreeMap<>();
            for (String label : List.of("a", "b", "le", "model")) {
                String found = labels.get(label);
                if (found != null) {
                    copy.put(label, found);
                }
            }
            assertThat(copy).hasSize(labels.size());
            samples.add(new Sample(name, copy, value));
        });
        return samples;
    }

    private static Sample sample(String text) throws ScrapeException {
        List<Sample> samples = read(text);
        assertThat(samples).hasSize(1);
        return samples.getFirst();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up 1",
                "up 1\n",
                "\n\n  up\t 1 \n\n",
                "up 1 1795000000000\n",
                "up{} 1\n",
                "up{}1\n",
                "# HELP up whether {it} is\n# TYPE up gauge\nup 1\n",
                "#\n#comment\nup 1\r\n",
                "up 1 1795000000.123\n# EOF\n",
                "up 1 # {trace_id=\"a#b\"} 0.67 1795000000.123\n",
                "up 1 # {} 0.67\n"
            })
    void shouldReadASample(String text) throws ScrapeException {
        assertThat(sample(text)).isEqualTo(new Sample("up", Map.of(), 1));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "-1.5, -1.5",
        "+2, 2",
        "1e3, 1000",
        "1.5E-3, 0.0015",
        ".5, 0.5",
        "5., 5",
        "NaN, NaN",
        "+Inf, Infinity",
        "Inf, Infinity",
        "-Inf, -Infinity",
        "9007199254740993, 9007199254740992",
        "1e999, Infinity"
    })
    void shouldReadEveryFormOfANumber(String written, double value) throws ScrapeException {
        assertThat(sample("x " + written).value()).isEqualTo(Double.valueOf(value));
    }

    @Test
    void shouldReadLabels() throws ScrapeException {
        assertThat(sample("x{model=\"Qwen/Qwen3-0.6B\",le=\"+Inf\"} 3").labels())
                .isEqualTo(Map.of("model", "Qwen/Qwen3-0.6B", "le", "+Inf"));
        assertThat(sample("x { a = \"1\" , b=\"2\", } 3").labels())
                .as("blanks and a comma at the end")
                .isEqualTo(Map.of("a", "1", "b", "2"));
        assertThat(sample("x{a=\"\\\"quoted\\\" \\\\ two\\nlines\",b=\"}, {\"} 3")
                        .labels())
                .as("escapes")
                .isEqualTo(Map.of("a", "\"quoted\" \\ two\nlines", "b", "}, {"));
        assertThat(sample("x{a=\"模型 é\"} 3").labels()).isEqualTo(Map.of("a", "模型 é"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html>                  | line 1: must have the name of a metric, not: <html>",
                "1up 1                   | line 1: must have the name of a metric, not: 1up 1",
                "up                      | line 1: must have a value, not: the end of the line",
                "up1.5                   | line 1: must have a blank or labels after the name, not: .5",
                "up one                  | line 1: must have a value, not: one",
                "up 1d                   | line 1: must have a value, not: 1d",
                "up 0x10                 | line 1: must have a value, not: 0x10",
                "up 1 2 3                | line 1: must have the end of the line, not: 3",
                "up 1 now                | line 1: must have a timestamp, not: now",
                "up{a=1} 1               | line 1: must have \", not: 1} 1",
                "up{a} 1                 | line 1: must have =, not: } 1",
                "up{=\"1\"} 1            | line 1: must have the name of a label, not: =\"1\"} 1",
                "up{a=\"1\" b=\"2\"} 1   | line 1: must have a comma or a closing brace, not: b=\"2\"} 1",
                "up{a=\"1\",a=\"2\"} 1   | line 1: has label a twice",
                "up{a=\"\\t\"} 1         | line 1: must have \\n, \\\" or \\\\, not: t\"} 1",
                "up{a=\"1                | line 1: must have a closing quote, not: the end of the line",
                "up{a=\"1\"              | line 1: must have a comma or a closing brace, not: the end of the line",
                "up 1 # trace            | line 1: must have the labels of an exemplar, not: trace",
                "up 1 # {a=\"1\"} much   | line 1: must have the value of an exemplar, not: much"
            })
    void shouldSayWhichLineIsWrongAndWhy(String text, String reason) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(ScrapeException.class).hasMessage(reason);
        assertThatThrownBy(() -> read("# fine\nok 1\n" + text + "\nok 2"))
                .hasMessageStartingWith(reason.replace("line 1", "line 3").replaceAll("the end of the line$", ""));
    }

    @Test
    void shouldSayWhereTheTextIsNotUtf8() {
        byte[] body = "ok 1\nbad{a=\"x\"} 1\n".getBytes(StandardCharsets.UTF_8);
        body[12] = (byte) 0xff;
        assertThatThrownBy(() -> Exposition.read(body, (line, name, labels, value) -> {}))
                .hasMessage("line 2: must be UTF-8");
    }

    @Test
    void shouldBoundLabels() {
        StringBuilder many = new StringBuilder("x{");
        for (int i = 0; i < 65; i++) {
            many.append('l').append(i).append("=\"\",");
        }
        assertThatThrownBy(() -> read(many + "} 1")).hasMessage("line 1: must have at most 64 labels");
    }

    @Property(tries = 300)
    void shouldReadWhatIsWritten(@ForAll("samples") List<Sample> samples, @ForAll boolean lastLineEnds)
            throws ScrapeException {
        StringBuilder text = new StringBuilder();
        for (Sample sample : samples) {
            text.append("# TYPE ").append(sample.name()).append(" counter\n").append(sample.name());
            List<String> labels = new ArrayList<>();
            sample.labels()
                    .forEach((name, value) -> labels.add(name + "=\""
                            + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\""));
            text.append(labels.isEmpty() ? "" : "{" + String.join(",", labels) + "}");
            text.append(' ').append(written(sample.value())).append('\n');
        }
        String whole = lastLineEnds || text.isEmpty() ? text.toString() : text.substring(0, text.length() - 1);
        assertThat(read(whole)).isEqualTo(samples);
    }

    private static String written(double value) {
        return Double.toString(value).replace("Infinity", "Inf");
    }

    @Property(tries = 2_000)
    void shouldReadOrRefuseButNeverFail(@ForAll("almost") String text) {
        try {
            assertThat(read(text)).isNotNull();
        } catch (ScrapeException e) {
            assertThat(e).hasMessageMatching("(?s)line \\d+: .+");
        }
    }

    @Provide
    Arbitrary<List<Sample>> samples() {
        Arbitrary<String> names = Arbitraries.of("x", "dynamo_frontend_requests_total", "a:b", "_1");
        Arbitrary<String> values = Arbitraries.strings()
                .withChars('"', '\\', '\n', '{', '}', ',', ' ', '#', 'n', 'ü')
                .ofMaxLength(6);
        Arbitrary<Map<String, String>> labels =
                Arbitraries.maps(Arbitraries.of("a", "b", "le"), values).map(TreeMap::new);
        Arbitrary<Double> numbers = Arbitraries.oneOf(
                Arbitraries.doubles(),
                Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0, 1e300));
        return Combinators.combine(names, labels, numbers)
                .as(Sample::new)
                .list()
                .ofMaxSize(8);
    }

    /** Valid pieces in any order. */
    @Provide
    Arbitrary<String> almost() {
        return Arbitraries.of(
                        "x",
                        "{",
                        "}",
                        "a",
                        "=",
                        "\"",
                        "\\",
                        ",",
                        " ",
                        "\n",
                        "\t",
                        "#",
                        "1",
                        "e",
                        "+Inf",
                        "NaN",
                        "-",
                        ".",
                        "# TYPE x counter\n",
                        "x{a=\"b\"} 1\n",
                        "\r",
                        "ü",
                        "\u0000",
                        "😀")
                .list()
                .ofMaxSize(25)
                .map(pieces -> String.join("", pieces));
    }
}
