package io.dynamote.events.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.events.SampleCodec;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LogLineTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static LogLine line(String service, long sequence, String message, Map<String, String> attributes) {
        return new LogLine(
                service,
                "3f0c9d1e",
                sequence,
                2,
                Instant.parse("2026-11-20T12:00:00Z"),
                LogLine.Severity.WARN,
                "io.dynamote.telemetry.traffic.Lives",
                message,
                attributes,
                null,
                "0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void shouldWriteAndReadTheGolden() throws Exception {
        LogLine line = line("telemetry-service", 17, "begins anew", Map.of("thread", "traffic-tail"));
        String written =
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(SampleCodec.encode(line)))
                        + "\n";
        String golden = golden(written);
        assertThat(written).isEqualTo(golden);
        assertThat(SampleCodec.decode(golden.getBytes(java.nio.charset.StandardCharsets.UTF_8), LogLine.class))
                .isEqualTo(line);
    }

    private static String golden(String written) throws IOException {
        Path path = Path.of("src/test/resources/golden/log.line.v1.json");
        if (!Files.exists(path) && "write".equals(System.getProperty("dynamote.goldens"))) {
            Files.writeString(path, written);
        }
        return Files.readString(path);
    }

    @Test
    void shouldCleanAndCutTheMessageAndKeepItsLines() {
        assertThat(line("s", 1, "one\n\u001b[31mtwo", Map.of()).message()).isEqualTo("one\ntwo");
        assertThat(line("s", 1, "x".repeat(10_000), Map.of()).message()).hasSize(4_000);
    }

    @Test
    void shouldRefuseWhatNamesNobody() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> line(" ", 1, "m", Map.of()))
                .withMessageStartingWith("service.name must be given");
        assertThatIllegalArgumentException().isThrownBy(() -> line("s", 0, "m", Map.of()));
    }

    @Test
    void shouldRefuseAttributesWithoutEnd() {
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 33; i++) {
            many.put("a" + i, "v");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> line("s", 1, "m", many))
                .withMessage("attributes must be at most 32, not: 33");
    }
}
