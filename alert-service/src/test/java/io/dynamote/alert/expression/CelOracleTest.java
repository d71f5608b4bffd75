package io.dynamote.alert.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.dynamote.events.signal.Signal;
import io.dynamote.events.signal.SignalKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Our evaluation against CEL's own: generated expressions on generated signals come to the same. */
class CelOracleTest {

    private static final CelOptions OPTIONS =
            CelOptions.current().enableHeterogeneousNumericComparisons(true).build();
    private static final int EXPRESSIONS = Boolean.getBoolean("dynamote.endurance") ? 10_000 : 500;
    private static final int SIGNALS = 5;
    private static final List<String> NUMBERS =
            List.of("cpu_utilization", "cpu_load_1m", "memory_utilization", "uptime_seconds");
    private static final List<String> TEXTS = List.of("labels.name", "labels.role", "entity", "'gpu'", "'a'", "''");
    private static final List<String> ORDER = List.of("<", "<=", ">", ">=", "==", "!=");

    private final Random random = new Random(17);

    private final CelRuntime runtime =
            CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

    private final CelCompiler compiler = compiler();

    private static CelCompiler compiler() {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setResultType(SimpleType.BOOL)
                .addVar("labels", MapType.create(SimpleType.STRING, SimpleType.STRING))
                .addVar("entity", SimpleType.STRING);
        NUMBERS.forEach(name -> builder.addVar(name, SimpleType.DOUBLE));
        return builder.build();
    }

    private String bool(int depth) {
        if (depth == 0) {
            return random.nextInt(8) == 0 ? String.valueOf(random.nextBoolean()) : compared(0);
        }
        return switch (random.nextInt(8)) {
            case 0, 1 -> "(" + bool(depth - 1) + " && " + bool(depth - 1) + ")";
            case 2, 3 -> "(" + bool(depth - 1) + " || " + bool(depth - 1) + ")";
            case 4 -> "!(" + bool(depth - 1) + ")";
            case 5 -> "(" + bool(depth - 1) + " ? " + bool(depth - 1) + " : " + bool(depth - 1) + ")";
            default -> compared(depth - 1);
        };
    }

    private String compared(int depth) {
        String order = ORDER.get(random.nextInt(ORDER.size()));
        return switch (random.nextInt(6)) {
            case 0 -> "(" + text(depth) + " " + order + " " + text(depth) + ")";
            case 1 -> text(depth) + ".contains(" + text(depth) + ")";
            case 2 -> "(" + text(depth) + " in [" + text(depth) + ", " + text(depth) + "])";
            case 3 -> "(" + number(depth) + " in [" + number(depth) + ", " + number(depth) + "])";
            default -> "(" + number(depth) + " " + order + " " + number(depth) + ")";
        };
    }

    private String number(int depth) {
        if (depth == 0) {
            return random.nextBoolean() ? NUMBERS.get(random.nextInt(NUMBERS.size())) : random.nextInt(5) / 2.0 + "";
        }
        return switch (random.nextInt(5)) {
            case 0 -> "(" + number(depth - 1) + " + " + number(depth - 1) + ")";
            case 1 -> "(" + number(depth - 1) + " - " + number(depth - 1) + ")";
            case 2 -> "(" + number(depth - 1) + " * " + number(depth - 1) + ")";
            case 3 -> "(" + number(depth - 1) + " / " + (1 + random.nextInt(3)) + ".0)";
            default -> "(" + bool(depth - 1) + " ? " + number(depth - 1) + " : " + number(depth - 1) + ")";
        };
    }

    private String text(int depth) {
        String plain = TEXTS.get(random.nextInt(TEXTS.size()));
        return depth == 0 || random.nextBoolean()
                ? plain
                : "(" + plain + " + " + TEXTS.get(random.nextInt(TEXTS.size())) + ")";
    }

    private Signal signal() {
        SignalExamples signal = SignalExamples.host()
                .entity(random.nextBoolean() ? "gpu" : "a")
                .label("name", random.nextBoolean() ? "gpu" : "b");
        for (String name : NUMBERS) {
            if (random.nextInt(4) > 0) {
                signal.value(name, random.nextInt(5) / 2.0);
            }
        }
        return signal.signal();
    }

    /** What CEL says; an error, which a figure that is not there is to it, stands for unknown. */
    private static Truth oracle(CelRuntime.Program program, Signal signal) {
        Map<String, Object> variables = new HashMap<>(signal.values());
        variables.put("labels", signal.labels());
        variables.put("entity", signal.entity());
        try {
            return Boolean.TRUE.equals(program.eval(variables)) ? Truth.TRUE : Truth.FALSE;
        } catch (CelEvaluationException e) {
            return Truth.UNKNOWN;
        }
    }

    @Test
    void shouldComeToTheSameAsCel() throws CelValidationException, CelEvaluationException {
        Map<Truth, Integer> counts = new HashMap<>();
        for (int i = 0; i < EXPRESSIONS; i++) {
            String expression = bool(random.nextInt(5));
            CelRuntime.Program program =
                    runtime.createProgram(compiler.compile(expression).getAst());
            Condition condition = Condition.of(SignalKind.HOST, expression).orThrow();
            for (int j = 0; j < SIGNALS; j++) {
                Signal signal = signal();
                Truth truth = condition.test(Figures.of(SignalKind.HOST).fill(signal));
                assertThat(truth).as("%s on %s", expression, signal).isEqualTo(oracle(program, signal));
                counts.merge(truth, 1, Integer::sum);
            }
        }
        assertThat(counts.keySet()).containsExactlyInAnyOrder(Truth.TRUE, Truth.FALSE, Truth.UNKNOWN);
        assertThat(counts.values()).allMatch(count -> count > EXPRESSIONS * SIGNALS / 20);
    }
}
