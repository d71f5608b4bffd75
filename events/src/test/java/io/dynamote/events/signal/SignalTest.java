package io.dynamote.events.signal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.traffic.ErrorClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SignalTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void shouldWriteAndReadTheGolden() throws Exception {
        Signal signal = new Signal(
                SignalKind.HOST,
                "4c4c4544-0042",
                NOON,
                Map.of("role", "gpu"),
                Map.of(HostVariables.MEMORY_UTILIZATION, 0.82),
                Map.of(HostVariables.GPU_UTILIZATION, "not-supported"));
        String written =
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(SampleCodec.encode(signal)))
                        + "\n";
        String golden = golden(written);
        assertThat(written).isEqualTo(golden);
        assertThat(SampleCodec.decode(golden.getBytes(StandardCharsets.UTF_8), Signal.class))
                .isEqualTo(signal);
        assertThat(signal.key()).isEqualTo("host/4c4c4544-0042");
    }

    private static String golden(String written) throws IOException {
        Path path = Path.of("src/test/resources/golden/signal.v1.json");
        if (!Files.exists(path) && "write".equals(System.getProperty("dynamote.goldens"))) {
            Files.writeString(path, written);
        }
        return Files.readString(path);
    }

    @ParameterizedTest
    @EnumSource(SignalKind.class)
    void shouldNameEachVariableOnceAsRulesCanWriteIt(SignalKind kind) {
        assertThat(kind.variables()).isNotEmpty().extracting(Variable::name).doesNotHaveDuplicates();
        assertThat(kind.variables()).allSatisfy(variable -> {
            assertThat(variable.name()).matches("[a-z][a-z0-9_]*");
            assertThat(variable.meaning()).isNotBlank();
        });
    }

    @ParameterizedTest
    @EnumSource(SignalKind.class)
    void shouldNameEachLabelOnceAsRulesCanWriteIt(SignalKind kind) {
        assertThat(kind.labels()).isNotEmpty().extracting(SignalLabel::name).doesNotHaveDuplicates();
        assertThat(kind.labels()).allSatisfy(label -> {
            assertThat(label.name()).matches("[a-z][a-z0-9_]*");
            assertThat(label.meaning()).isNotBlank();
        });
    }

    @Test
    void shouldHaveAFigureForEachClassOfErrors() {
        assertThat(ErrorClass.all())
                .allSatisfy(error -> assertThat(SignalKind.TRAFFIC.variables())
                        .extracting(Variable::name)
                        .contains(TrafficVariables.errorsPerSecond(error)));
        assertThat(TrafficVariables.errorsPerSecond(ErrorClass.OTHER)).isEqualTo("other_errors_per_second");
    }

    @Test
    void shouldRefuseWhatIsNoNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Signal(SignalKind.JOB, "j", NOON, Map.of(), Map.of("progress", Double.NaN), Map.of()))
                .withMessage("progress must be a number, not: NaN");
    }
}
