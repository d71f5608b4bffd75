package io.dynamote.telemetry.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.dynamote.events.SampleType;
import io.dynamote.events.host.HostSampleReader;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HostLinesTest {

    /** The released form of a sample. */
    private static String golden() throws IOException {
        return Files.readString(Path.of("../events/src/test/resources/golden/host.sample.v1.json"))
                .replaceAll("\\n\\s*", " ");
    }

    private static HostLines read(String body) {
        return HostLines.read(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldHandOnGoodSamplesAsTheyCameUnderTheirHost() throws Exception {
        HostLines lines = read(golden() + "\n" + golden());
        assertThat(lines.report().accepted()).isEqualTo(2);
        assertThat(lines.samples()).hasSize(2).allSatisfy(sample -> {
            assertThat(sample.type()).isEqualTo(SampleType.HOST_SAMPLE);
            assertThat(sample.key())
                    .isEqualTo(HostSampleReader.read(sample.value()).key());
        });
    }

    @Test
    void shouldNameTheLineAndWhatIsWrongWithIt() throws Exception {
        HostLines lines =
                read(golden() + "\n{\"host.id\": 7}\nrubbish\n" + golden().replace("sequence\" : ", "sequence\" : -"));
        assertThat(lines.report().accepted()).isEqualTo(1);
        assertThat(lines.report().refused()).isEqualTo(3);
        assertThat(lines.report().errors())
                .extracting(IntakeReport.LineError::line)
                .containsExactly(2, 3, 4);
        assertThat(lines.report().errors().getFirst().value()).contains("host.id");
    }

    @Test
    void shouldRefuseALineThatKafkaWouldNeverTake() throws Exception {
        HostLines lines = read(golden().replace("}", " ".repeat(100_000) + "}") + "\n" + golden());
        assertThat(lines.samples()).hasSize(1);
        assertThat(lines.report().accepted()).isEqualTo(1);
        assertThat(lines.report().errors()).singleElement().satisfies(error -> {
            assertThat(error.line()).isEqualTo(1);
            assertThat(error.field()).isEqualTo("line");
            assertThat(error.message()).isEqualTo("must be at most 1000000 bytes");
        });
    }
}
