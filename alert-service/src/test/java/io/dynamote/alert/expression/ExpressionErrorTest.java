package io.dynamote.alert.expression;

import java.util.List;

import io.dynamote.events.signal.SignalKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExpressionErrorTest {

    private static List<ExpressionError> mistakes(String condition) {
        return Condition.of(SignalKind.HOST, condition).mistakes();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    memory_utilisation > 0.8;               1; 1;  undeclared reference to 'memory_utilisation'
                    cpu_utilization > 0.5 && mem > 1;       1; 26; undeclared reference to 'mem'
                    cpu_utilization > 0.5 && ;              1; 25; something is missing at the end
                    cpu_utilization > "high";               1; 17; > does not take (number, text), only (number, number) or (text, text)
                    cpu_utilization && labels.role == "x";  1; 17; && does not take (number, truth)
                    cpu_utilization;                        1; 1;  must be true or false
                    labels;                                 1; 1;  must be true or false
                    labels.role;                            1; 1;  must be true or false
                    cpu_utilization > 0.5 && labels.role;   1; 23; && does not take (truth, text)
                    cpu_utilization = 1;                    1; 17; = is not understood
                    (cpu_utilization > 1;                   1; 21; ) is missing
                    entity.matches("[");                    1; 15; RE2
                    entity.matches(labels.role);            1; 15; must be written out
                    exists(cpu_utilization);                1; 7;  undeclared reference to 'exists'
                    cpu_utilization in [1, "a"];            1; 17; must be of one type
                    cpu_utilization > 5u;                   1; 17; > does not take (number, uint)
                    null == null;                           1; 6;  == does not take
                    {"a": "b"}.a == "b";                    1; 1;  is not allowed here
                    entity.name == "x";                     1; 7;  does not support field selection
                    labels.rol == "gpu";                    1; 7;  there is no label rol; one beyond the contract is labels["rol"]
                    silent == 1 && has(labels.rack);        1; 19; there is no label rack
                    [1, 2].all(x, x > 1);                   1; 11; undeclared reference
                    """)
    void shouldSayWhereTheMistakeIs(String condition, int line, int column, String message) {
        ExpressionError first = mistakes(condition).getFirst();
        assertThat(first.message()).as(condition).contains(message);
        assertThat(first.line() + ":" + first.column()).as(condition).isEqualTo(line + ":" + column);
    }

    @Test
    void shouldCountLines() {
        ExpressionError error = mistakes("cpu_utilization > 0.5\n  && mem > 1").getFirst();
        assertThat(error.line()).isEqualTo(2);
        assertThat(error.column()).isEqualTo(6);
    }

    @Test
    void shouldNameTheNearestFirst() {
        assertThat(mistakes("memory_utilisation > 0.8").getFirst().known())
                .startsWith("memory_utilization")
                .contains("labels", "entity", "cpu_load_1m")
                .hasSize(SignalKind.HOST.variables().size() + 2);
        assertThat(mistakes("wear > 1").getFirst().known().subList(0, 2))
                .containsExactly("drive_wear_days_left", "drive_wear_ratio");
    }

    @Test
    void shouldNameTheNearestLabelsFirst() {
        assertThat(mistakes("labels.rol == 'gpu'").getFirst().known())
                .containsExactly("labels.role", "labels.name", "labels.state");
    }

    @Test
    void shouldNameAllMistakes() {
        assertThat(mistakes("a > 1 && b > 2")).hasSize(2);
    }

    @Test
    void shouldBeOneLineForPeople() {
        assertThat(mistakes("memory_utilisation > 0.8").getFirst().text())
                .startsWith("at 1:1: undeclared reference to 'memory_utilisation'; known are memory_utilization, ")
                .endsWith(", …");
    }

    @Test
    void shouldRefuseWhatIsEmptyTooLongOrTooDeep() {
        assertThat(mistakes(" \n").getFirst().message()).isEqualTo("must not be empty");
        assertThat(mistakes("cpu_utilization > 1 || ".repeat(200) + "true")).isNotEmpty();
        assertThat(mistakes("(".repeat(200) + "true" + ")".repeat(200))).isNotEmpty();
        assertThat(mistakes("!".repeat(1_000) + "true").size()).isLessThan(100);
    }
}
