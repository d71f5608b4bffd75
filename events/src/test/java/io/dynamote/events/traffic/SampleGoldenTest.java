package io.dynamote.events.traffic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.SampleType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The released form of each sample of traffic. New ones are written with {@code -Ddynamote.goldens=write}. */
class SampleGoldenTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static String golden(SampleType type, String written) throws IOException {
        Path path = Path.of("src/test/resources/golden", type.id() + ".json");
        if (!Files.exists(path) && "write".equals(System.getProperty("dynamote.goldens"))) {
            Files.writeString(path, written);
        }
        return Files.readString(path);
    }

    private static String pretty(byte[] json) throws IOException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(json)) + "\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void shouldWriteAndReadARequest() throws Exception {
        String written = pretty(bytes(RequestJson.write(Requests.whole())));
        String golden = golden(SampleType.LLM_REQUEST, written);
        assertThat(written).isEqualTo(golden);
        RequestFields read = new RequestFields();
        RequestJson.read(bytes(golden), read);
        assertThat(read).isEqualTo(Requests.whole());
    }

    @Test
    void shouldWriteAndReadABatch() throws Exception {
        RequestBatch.Writer writer = new RequestBatch.Writer("gateway-7f9c-1", 1_795_000_000);
        RequestFields request = Requests.whole();
        writer.add(request);
        request.sequence++;
        request.error = ErrorClass.TIMEOUT;
        request.firstTokenMicros = RequestFields.UNKNOWN;
        writer.add(request);
        String written =
                HexFormat.ofDelimiter(" ").formatHex(writer.bytes()).replaceAll("((?:.. ){31}..) ", "$1\n") + "\n";
        String golden = golden(SampleType.LLM_REQUEST_BATCH, written);
        assertThat(written).isEqualTo(golden);
        RequestBatch.Reader reader = new RequestBatch.Reader(
                HexFormat.ofDelimiter(" ").parseHex(golden.strip().replace('\n', ' ')));
        RequestFields read = new RequestFields();
        assertThat(reader.next(read)).isTrue();
        assertThat(read).isEqualTo(Requests.whole());
        assertThat(reader.next(read)).isTrue();
        assertThat(read).isEqualTo(request);
    }

    @Test
    void shouldWriteAndReadAPulse() throws Exception {
        GatewayPulse pulse = new GatewayPulse(
                "gateway-7f9c-1",
                1_795_000_000,
                NOON,
                10,
                List.of(new GatewayPulse.Active("dynamo-system/qwen3-chat", "search", "Qwen/Qwen3-0.6B", 3)));
        String written = pretty(SampleCodec.encode(pulse));
        assertThat(written).isEqualTo(golden(SampleType.GATEWAY_PULSE, written));
        assertThat(SampleCodec.decode(bytes(written), GatewayPulse.class)).isEqualTo(pulse);
    }

    @Test
    void shouldWriteAndReadWhatIsUnderWay() throws Exception {
        TrafficActive active = new TrafficActive(
                "gateway-7f9c-1",
                NOON,
                NOON.plusSeconds(10),
                List.of(new GatewayPulse.Active("dynamo-system/qwen3-chat", "search", "Qwen/Qwen3-0.6B", 3)));
        String written = pretty(SampleCodec.encode(active));
        assertThat(written).isEqualTo(golden(SampleType.TRAFFIC_ACTIVE, written));
        assertThat(SampleCodec.decode(bytes(written), TrafficActive.class)).isEqualTo(active);
    }

    @Test
    void shouldRefuseCountsThatTakeAway() throws Exception {
        String golden = golden(SampleType.TRAFFIC_WINDOW, "");
        for (String count : List.of("\"requests\" : 2", "\"timeout\" : 1", "\"outputTokens\" : 128")) {
            assertThat(golden).contains(count);
            byte[] less = bytes(golden.replace(count, count.replace(": ", ": -")));
            assertThatThrownBy(() -> SampleCodec.decode(less, TrafficWindow.class))
                    .isInstanceOf(InvalidSampleException.class)
                    .hasMessageContaining("must be at least 0");
        }
    }

    @Test
    void shouldRefuseAPulseWithoutEnd() {
        List<GatewayPulse.Active> many =
                Collections.nCopies(1_001, new GatewayPulse.Active(null, null, "Qwen/Qwen3-0.6B", 1));
        assertThatThrownBy(() -> new GatewayPulse("g", 1, NOON, 10, many)).hasMessageContaining("at most 1000 entries");
    }

    @Test
    void shouldWriteAndReadAWindow() throws Exception {
        Counts duration = new Counts();
        duration.record(1_250_000);
        duration.record(1_251_000);
        Counts first = new Counts();
        first.record(85_000);
        TrafficWindow window = new TrafficWindow(
                "dynamo-system/qwen3-chat",
                NOON,
                List.of(new TrafficWindow.Series(
                        "Qwen/Qwen3-0.6B",
                        "search",
                        2,
                        0,
                        Map.of("timeout", 1L),
                        1_024,
                        128,
                        256,
                        0,
                        0,
                        duration.encode(),
                        first.encode(),
                        new byte[0])));
        String written = pretty(SampleCodec.encode(window));
        assertThat(written).isEqualTo(golden(SampleType.TRAFFIC_WINDOW, written));
        TrafficWindow read = SampleCodec.decode(bytes(written), TrafficWindow.class);
        assertThat(pretty(SampleCodec.encode(read))).isEqualTo(written);
        assertThat(read.series().getFirst().duration())
                .isEqualTo(window.series().getFirst().duration());
        assertThat(read.series().getFirst().timePerOutputToken()).isEmpty();
    }

    @Test
    void shouldWriteAndReadAPosition() throws Exception {
        RequestPosition position =
                new RequestPosition(List.of(new RequestPosition.Epoch(1_795_000_000, List.of(1L, 41L, 43L, 43L))));
        String written = pretty(SampleCodec.encode(position));
        assertThat(written).isEqualTo(golden(SampleType.REQUEST_POSITION, written));
        assertThat(SampleCodec.decode(bytes(written), RequestPosition.class)).isEqualTo(position);
    }

    private static FrontendReading reading() {
        FrontendReading.Model model = new FrontendReading.Model(
                "Qwen/Qwen3-0.6B",
                118,
                Map.of("cancelled", 2L),
                61_440,
                15_104,
                30_720,
                new FrontendReading.Cumulative(List.of(0.0, 2.0, 4.0), List.of(0L, 117L, 119L, 120L)),
                new FrontendReading.Cumulative(List.of(0.047, 0.1), List.of(12L, 119L, 119L)),
                FrontendReading.Cumulative.NONE,
                3L,
                1L);
        return new FrontendReading(
                FrontendReading.producer("dynamo-system/qwen3-chat", "qwen3-chat-frontend-6c5d8f7b9-x2x4z"),
                NOON,
                "dynamo-system/qwen3-chat",
                "search",
                "qwen3-chat-frontend-6c5d8f7b9-x2x4z",
                5,
                3_600.25,
                false,
                List.of(model));
    }

    @Test
    void shouldWriteAndReadAReadingOfAFrontend() throws Exception {
        String written = pretty(SampleCodec.encode(reading()));
        assertThat(written).isEqualTo(golden(SampleType.FRONTEND_READING, written));
        assertThat(SampleCodec.decode(bytes(written), FrontendReading.class)).isEqualTo(reading());
    }

    @Test
    void shouldKeepTheReadingOfAFrontendAsItsPosition() throws Exception {
        RequestPosition position = new RequestPosition(List.of(), reading());
        assertThat(SampleCodec.decode(SampleCodec.encode(position), RequestPosition.class))
                .isEqualTo(position);
    }

    @Test
    void shouldTakeAWindowWithoutASourceForAGateways() throws Exception {
        String golden = golden(SampleType.TRAFFIC_WINDOW, "");
        for (String sourceless : List.of(
                golden.replaceAll(",\\s*\"source\" : \"gateway\"", ""),
                golden.replace("\"source\" : \"gateway\"", "\"source\" : null"))) {
            assertThat(sourceless).isNotEqualTo(golden);
            assertThat(source(sourceless)).isEqualTo(TrafficSource.GATEWAY);
        }
        assertThat(source(golden.replace("\"gateway\"", "\"frontend\""))).isEqualTo(TrafficSource.FRONTEND);
        assertThatThrownBy(() -> source(golden.replace("\"gateway\"", "\"oracle\"")))
                .hasMessageContaining("source must be gateway or frontend, not: oracle");
    }

    private static TrafficSource source(String window) throws InvalidSampleException {
        return SampleCodec.decode(bytes(window), TrafficWindow.class)
                .series()
                .getFirst()
                .source();
    }

    @Test
    void shouldSayWhatIsWrongWithAReading() {
        assertThatThrownBy(() -> new FrontendReading.Cumulative(List.of(1.0), List.of(2L)))
                .hasMessageContaining("one more than le, 2, not: 1");
        assertThatThrownBy(() -> new FrontendReading.Cumulative(List.of(1.0, 1.0), List.of(1L, 1L, 1L)))
                .hasMessageContaining("le must ascend");
        assertThatThrownBy(() -> new FrontendReading.Cumulative(List.of(1.0), List.of(2L, 1L)))
                .hasMessageContaining("counts must never go down");
        String golden = new String(SampleCodec.encode(reading()), StandardCharsets.UTF_8);
        assertThatThrownBy(() -> SampleCodec.decode(
                        bytes(golden.replace("\"interval_seconds\":5", "\"interval_seconds\":61")),
                        FrontendReading.class))
                .hasMessageContaining("interval_seconds must be 1 to 60, not: 61");
    }

    @Test
    void shouldSayWhatIsWrong() {
        assertThatThrownBy(() -> SampleCodec.decode(
                        bytes(
                                "{\"dynamote.producer\":\"g\",\"dynamote.epoch\":1,\"time\":\"2026-11-20T12:00:00Z\",\"lease_seconds\":0}"),
                        GatewayPulse.class))
                .isInstanceOf(InvalidSampleException.class)
                .hasMessageContaining("lease_seconds must be 1 to 300, not: 0");
        assertThatThrownBy(
                        () -> SampleCodec.decode(bytes("{\"slot\":\"2026-11-20T12:00:00.1Z\"}"), TrafficWindow.class))
                .hasMessageContaining("slot must be a multiple of 250 ms");
        assertThatThrownBy(() -> SampleCodec.decode(bytes("{\"slot\":"), TrafficWindow.class))
                .hasMessageContaining("must be JSON");
    }
}
