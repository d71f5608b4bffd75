package io.dynamote.alert.expression;

import io.dynamote.events.signal.SignalKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TemplateTest {

    private static final SignalExamples HOST = SignalExamples.host()
            .value("memory_utilization", 0.8234)
            .value("uptime_seconds", 93_784)
            .value("temperature_celsius", 71)
            .label("odd", "seven")
            .without("gpu_temperature_celsius", "no GPU");

    private static String write(String template) {
        return Template.of(SignalKind.HOST, template).orThrow().write(HOST.figures());
    }

    private static ExpressionError mistake(String template) {
        return Template.of(SignalKind.HOST, template).mistakes().getFirst();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    nothing to fill in;                            nothing to fill in
                    {{ labels.name }};                             gpu-01
                    {{labels.name}} is at {{temperature_celsius}}; gpu-01 is at 71
                    {{ memory_utilization }};                      0.8234
                    {{ percent(memory_utilization) }} full;        82.3 % full
                    up {{ duration(uptime_seconds) }};             up 1d 2h
                    {{ bytes(1610612736) }};                       1.5 GiB
                    {{ temperature_celsius > 70 ? "hot" : "ok" }}; hot
                    {{ temperature_celsius > 70 }};                true
                    {{ "a }} b" }};                                a }} b
                    {{ 'it\\'s }}' }};                             it's }}
                    {{ temperature_celsius * 9 / 5 + 32 }} °F;     159.8 °F
                    {{ labels["rack"] }}!;                         !
                    """)
    void shouldFillInWhatIsAskedFor(String template, String written) {
        assertThat(write(template)).isEqualTo(written);
    }

    @Test
    void shouldSayInPlaceWhatCannotBeTold() {
        assertThat(write("GPU at {{ gpu_temperature_celsius }} °C on {{ labels.name }}"))
                .isEqualTo("GPU at [gpu_temperature_celsius is unavailable: no GPU] °C on gpu-01");
        assertThat(write("{{ percent(swap_utilization) }}")).isEqualTo("[swap_utilization is unavailable: not told]");
        assertThat(write("{{ double(labels['odd']) }} of {{ labels.role }}"))
                .isEqualTo("[failed: double(x) needs a number, not: \"seven\"] of gpu");
    }

    @Test
    void shouldTellTheFiguresThatItNames() {
        String template = "{{ labels.name }} {{ swap_utilization }} {{ percent(memory_utilization) }}";
        assertThat(Template.of(SignalKind.HOST, template).orThrow().figures())
                .containsExactly("swap_utilization", "memory_utilization");
    }

    @Test
    void shouldSayWhereTheMistakeIs() {
        ExpressionError error = mistake("a\nb {{ labels.name }} {{ nme }}");
        assertThat(error.line()).isEqualTo(2);
        assertThat(error.column()).isEqualTo(24);
        assertThat(error.message()).isEqualTo("undeclared reference to 'nme'");
        assertThat(mistake("so {{ labels.name")).satisfies(open -> {
            assertThat(open.message()).isEqualTo("{{ must be closed with }}");
            assertThat(open.column()).isEqualTo(4);
        });
        assertThat(mistake("{{ }}").message()).isEqualTo("must not be empty");
        assertThat(mistake("{{ labels }}").message()).isEqualTo("must be a number, a text, true or false");
    }
}
