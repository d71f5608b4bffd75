package io.dynamote.alert.expression;

import java.util.Map;

import io.dynamote.events.signal.SignalKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConditionTest {

    private static final SignalExamples HOST = SignalExamples.host()
            .entity("gpu-01")
            .value("cpu_utilization", 0.5)
            .value("cpu_load_1m", 12)
            .value("memory_utilization", 0.85)
            .value("maintenance", 0)
            .label("revision", "7")
            .label("state", "")
            .label("odd", "seven")
            .without("gpu_utilization", "no GPU");

    private static Truth test(String condition) {
        return Condition.of(SignalKind.HOST, condition).orThrow().test(HOST.figures());
    }

    private static Answer answer(String condition) {
        return Condition.of(SignalKind.HOST, condition).orThrow().answer(HOST.figures());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    memory_utilization > 0.8;                               TRUE
                    memory_utilization > 0.9;                               FALSE
                    memory_utilization > 0.8 && cpu_utilization < 0.6;      TRUE
                    memory_utilization > 0.9 || cpu_utilization < 0.6;      TRUE
                    !(memory_utilization > 0.8);                            FALSE
                    memory_utilization * 100.0 >= 85.0;                     TRUE
                    -cpu_load_1m < 0.0;                                     TRUE
                    cpu_utilization > 0.4 ? maintenance == 0.0 : false;     TRUE
                    (maintenance == 1.0 ? cpu_load_1m : 3.0) == 3.0;        TRUE
                    max(cpu_load_1m, 20.0) == 20.0;                         TRUE
                    min(cpu_load_1m, 20.0) == 12.0;                         TRUE
                    abs(-1.5) == 1.5 && floor(1.7) == 1.0 && ceil(1.2) == 2.0 && round(1.6) == 2.0; TRUE
                    cpu_load_1m % 5.0 == 2.0;                               TRUE
                    (memory_utilization > 0.8) == (cpu_load_1m > 10.0);     TRUE
                    (memory_utilization > 0.8) != (cpu_load_1m > 10.0);     FALSE
                    labels.role == "gpu";                                   TRUE
                    labels["role"] != "gpu";                                FALSE
                    labels.role in ["cpu", "gpu"];                          TRUE
                    cpu_load_1m in [1.0, 12.0];                             TRUE
                    cpu_load_1m in [1.0, 2.0];                              FALSE
                    has(labels.role);                                       TRUE
                    has(labels.state);                                      FALSE
                    "role" in labels;                                       TRUE
                    labels.state == "";                                     TRUE
                    labels["rack"] == "";                                   TRUE
                    "rack" in labels;                                       FALSE
                    entity.startsWith("gpu-") && entity.endsWith("01");     TRUE
                    entity.contains("u-0");                                 TRUE
                    entity.matches("^gpu-[0-9]+$");                         TRUE
                    entity.matches("cpu");                                  FALSE
                    "GPU".lowerAscii() + "-01" == entity;                   TRUE
                    size(entity) == 6.0;                                    TRUE
                    "b" > "a" && "a" <= "a" && !("a" >= "b");               TRUE
                    double(labels["revision"]) >= 7.0;                      TRUE
                    cpu_load_1m / 0.0 > 1000.0;                             TRUE
                    0.0 / 0.0 > 0.0;                                        FALSE
                    """)
    void shouldSayWhetherItHolds(String condition, Truth truth) {
        assertThat(test(condition)).as(condition).isEqualTo(truth);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    cpu_load_1m > 8;                        TRUE
                    cpu_load_1m == 12;                      TRUE
                    cpu_load_1m * 2 + 1 == 25;              TRUE
                    memory_utilization * 100 > 80;          TRUE
                    cpu_load_1m > -1;                       TRUE
                    cpu_load_1m in [12, 13];                TRUE
                    (maintenance == 1 ? 1 : 2) == 2;        TRUE
                    size(labels.role) > 3;                  FALSE
                    0x10 == 16;                             TRUE
                    """)
    void shouldTakeWholeNumbersForNumbers(String condition, Truth truth) {
        assertThat(test(condition)).as(condition).isEqualTo(truth);
    }

    /** T, F, U and X are what is true, false, unknown and failed; the table is that of CEL. */
    @ParameterizedTest
    @CsvSource({
        "T && T, TRUE",
        "T && F, FALSE",
        "T && U, UNKNOWN",
        "T && X, FAILED",
        "F && T, FALSE",
        "F && F, FALSE",
        "F && U, FALSE",
        "F && X, FALSE",
        "U && T, UNKNOWN",
        "U && F, FALSE",
        "U && U, UNKNOWN",
        "U && X, UNKNOWN",
        "X && T, FAILED",
        "X && F, FALSE",
        "X && U, UNKNOWN",
        "X && X, FAILED",
        "T || T, TRUE",
        "T || F, TRUE",
        "T || U, TRUE",
        "T || X, TRUE",
        "F || T, TRUE",
        "F || F, FALSE",
        "F || U, UNKNOWN",
        "F || X, FAILED",
        "U || T, TRUE",
        "U || F, UNKNOWN",
        "U || U, UNKNOWN",
        "U || X, UNKNOWN",
        "X || T, TRUE",
        "X || F, FAILED",
        "X || U, UNKNOWN",
        "X || X, FAILED",
        "!U, UNKNOWN",
        "!X, FAILED",
        "!T, FALSE",
        "!F, TRUE",
        "U ? T : F, UNKNOWN",
        "X ? T : F, FAILED",
        "T ? T : U, TRUE",
        "F ? U : F, FALSE",
        "(T ? 1 : gpu_utilization) == 1, TRUE",
        "(F ? 1 : gpu_utilization) == 1, UNKNOWN",
        "(U ? 1 : 2) == 1, UNKNOWN",
        "(X ? 1 : 2) == 1, FAILED",
        "F || (U && F), FALSE",
        "(U || T) && (X || T), TRUE",
        "(X && F) || U, UNKNOWN",
        "(F && U) || (T && F), FALSE",
        "U == T, UNKNOWN",
        "X == T, FAILED"
    })
    void shouldReckonWithWhatIsUnknownAsCelDoes(String sketch, Truth truth) {
        String condition = sketch.replaceAll("\\bT\\b", "memory_utilization > 0.8")
                .replaceAll("\\bF\\b", "memory_utilization > 0.9")
                .replaceAll("\\bU\\b", "gpu_utilization > 0.5")
                .replaceAll("\\bX\\b", "double(labels['odd']) > 1");
        String grouped = condition.replaceAll(
                "(memory_utilization > 0\\.[89]|gpu_utilization > 0\\.5|double\\(labels\\['odd'\\]\\) > 1)", "($1)");
        assertThat(test(grouped)).as(grouped).isEqualTo(truth);
    }

    @Test
    void shouldNameWhatIsUnavailableAndWhy() {
        assertThat(answer("gpu_utilization > 0.9 && memory_utilization > 0.8"))
                .isEqualTo(new Answer.Unknown(Map.of("gpu_utilization", "no GPU")));
        assertThat(answer("gpu_utilization > 0.9 || swap_utilization > 0.9"))
                .isEqualTo(new Answer.Unknown(Map.of("gpu_utilization", "no GPU", "swap_utilization", "not told")));
    }

    @Test
    void shouldNotNameWhatTheOtherSideDecided() {
        assertThat(answer("(gpu_utilization > 0.9 && memory_utilization > 0.9) || swap_utilization > 0.9"))
                .isEqualTo(new Answer.Unknown(Map.of("swap_utilization", "not told")));
        assertThat(answer("gpu_utilization > 0.9 || memory_utilization > 0.8")).isEqualTo(new Answer.Holds());
    }

    @Test
    void shouldSayWhyItFailed() {
        assertThat(answer("double(labels['odd']) > 1"))
                .isEqualTo(new Answer.Failed("double(x) needs a number, not: \"seven\""));
    }

    @Test
    void shouldForgetTheSignalBefore() {
        Condition condition =
                Condition.of(SignalKind.HOST, "cpu_utilization > 0.4").orThrow();
        Figures figures = Figures.of(SignalKind.HOST);
        assertThat(condition.test(figures.fill(HOST.signal()))).isEqualTo(Truth.TRUE);
        assertThat(condition.test(figures.fill(SignalExamples.host().signal()))).isEqualTo(Truth.UNKNOWN);
        assertThat(condition.test(figures.fill(HOST.signal()))).isEqualTo(Truth.TRUE);
        assertThat(condition.test(figures.missing("gpu-01", Map.of(), "gone"))).isEqualTo(Truth.UNKNOWN);
        assertThat(condition.answer(figures)).isEqualTo(new Answer.Unknown(Map.of("cpu_utilization", "gone")));
    }

    @Test
    void shouldTellTheFiguresThatItTurnsOn() {
        String condition = "maintenance == 0 && labels.role == \"x\" && (cpu_load_1m > 3 || maintenance == 2)";
        assertThat(Condition.of(SignalKind.HOST, condition).orThrow().figures())
                .containsExactly("maintenance", "cpu_load_1m");
        assertThat(Condition.of(SignalKind.HOST, "labels.role == \"x\"")
                        .orThrow()
                        .figures())
                .isEmpty();
    }

    @Test
    void shouldRefuseSignalsOfAnotherKind() {
        assertThatThrownBy(() -> Figures.of(SignalKind.JOB).fill(HOST.signal()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("signal must be of a job, not: host");
    }

    @Test
    void shouldKnowTheFiguresOfEachKind() {
        for (SignalKind kind : SignalKind.values()) {
            kind.variables()
                    .forEach(variable -> assertThat(Condition.of(kind, variable.name() + " > 1"))
                            .isInstanceOf(Checked.Good.class));
            kind.labels()
                    .forEach(label -> assertThat(Condition.of(kind, "labels." + label.name() + " == 'x'"))
                            .isInstanceOf(Checked.Good.class));
        }
    }
}
