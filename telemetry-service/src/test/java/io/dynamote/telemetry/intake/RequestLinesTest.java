package io.dynamote.telemetry.intake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.traffic.RequestBatch;
import io.dynamote.events.traffic.RequestFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestLinesTest {

    private static final long NOON_MILLIS =
            Instant.parse("2026-11-20T12:00:00Z").toEpochMilli();

    static String line(String producer, int sequence) {
        return """
                {"dynamote.producer": "%s", "dynamote.epoch": 1, "dynamote.sequence": %d, "time": "2026-11-20T12:00:00Z",\
                 "gen_ai.request.model": "m", "dynamote.deployment": "ns/d", "duration_us": 1000}""".formatted(producer, sequence);
    }

    private static RequestLines read(String body) {
        return RequestLines.read(body.getBytes(StandardCharsets.UTF_8), NOON_MILLIS);
    }

    private static List<String> told(RequestLines lines) throws InvalidSampleException {
        List<String> told = new ArrayList<>();
        RequestFields request = new RequestFields();
        for (OutgoingSample batch : lines.samples()) {
            RequestBatch.Reader reader = new RequestBatch.Reader(batch.value());
            while (reader.next(request)) {
                assertThat(batch.key()).isEqualTo(request.producer);
                told.add(request.producer + " " + request.sequence);
            }
        }
        return told;
    }

    @Test
    void shouldReadOneObjectALine() throws Exception {
        RequestLines lines = read(line("a", 1) + "\n\n" + line("b", 7) + "\r\n" + line("a", 2));
        assertThat(told(lines)).containsExactly("a 1", "a 2", "b 7");
        assertThat(lines.report()).isEqualTo(new IntakeReport(3, 0, List.of()));
    }

    @Test
    void shouldReadAnArrayAndOneObject() throws Exception {
        assertThat(told(read(" \n[" + line("a", 1) + " , " + line("a", 2) + "]")))
                .containsExactly("a 1", "a 2");
        assertThat(told(read(line("a", 1)))).containsExactly("a 1");
        assertThat(told(read("[]"))).isEmpty();
        assertThat(read("").report()).isEqualTo(new IntakeReport(0, 0, List.of()));
    }

    @Test
    void shouldTakeTheGoodLinesAndNameTheBadOnes() throws Exception {
        String body = String.join(
                "\n",
                line("a", 1),
                "{\"dynamote.producer\": \"a\"}",
                "not json",
                line("a", 2).replace("1000", "-5"),
                line("a", 3));

        RequestLines lines = read(body);

        assertThat(told(lines)).containsExactly("a 1", "a 3");
        assertThat(lines.report().accepted()).isEqualTo(2);
        assertThat(lines.report().refused()).isEqualTo(3);
        assertThat(lines.report().errors())
                .extracting(IntakeReport.LineError::line, IntakeReport.LineError::field)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(2, "time"),
                        org.assertj.core.api.Assertions.tuple(3, "request"),
                        org.assertj.core.api.Assertions.tuple(4, "duration_us"));
        assertThat(lines.report().errors().getLast().value()).isEqualTo("-5");
    }

    @Test
    void shouldRefuseTheLinesWhoseClockIsAhead() throws Exception {
        String body = String.join(
                "\n",
                line("a", 1),
                line("a", 2).replace("12:00:00Z", "12:01:00.001Z"),
                line("a", 3).replace("12:00:00Z", "12:01:00Z"));

        RequestLines lines = read(body);

        assertThat(told(lines)).containsExactly("a 1", "a 3");
        assertThat(lines.report())
                .isEqualTo(new IntakeReport(
                        2,
                        1,
                        List.of(new IntakeReport.LineError(
                                2,
                                "time",
                                "2026-11-20T12:01:00.001Z",
                                "must not be more than a minute ahead of the clock here"))));
    }

    @Test
    void shouldBeginANewBatchBeforeOneIsTooLargeForKafka() throws Exception {
        StringBuilder body = new StringBuilder();
        for (int i = 1; i <= 1_500; i++) {
            body.append(line("a", i).replace("\"m\"", '"' + "语".repeat(250) + i + '"'))
                    .append('\n');
        }
        RequestLines lines = read(body.toString());
        assertThat(lines.samples()).hasSizeGreaterThan(1).allMatch(batch -> batch.value().length < 900_000);
        assertThat(told(lines)).hasSize(1_500);
    }

    @Test
    void shouldNameElementsOfAnArrayAndGoOnAfterABadOne() throws Exception {
        RequestLines lines = read("[" + line("a", 1) + ", {\"x\": [1, 2, {\"y\": 3}]}, 17, " + line("ä", 2) + "]");
        assertThat(told(lines)).containsExactly("a 1", "ä 2");
        assertThat(lines.report().errors())
                .extracting(IntakeReport.LineError::line)
                .containsExactly(2, 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[", "[{", "[{\"a\": 1}", "[1, 2", "]", "{\"a\"", "\u0000", "[[[[[[[[[[[[", "null", "\"text\""})
    void shouldRefuseWhatIsTorn(String body) {
        IntakeReport report = read(body).report();
        assertThat(report.accepted()).isZero();
        assertThat(report.refused()).isPositive();
        assertThat(report.errors()).isNotEmpty();
    }

    @Test
    void shouldShowOnlyTheFirstErrors() {
        IntakeReport report = read("x\n".repeat(5_000)).report();
        assertThat(report.refused()).isEqualTo(5_000);
        assertThat(report.errors()).hasSize(20);
    }

    @Test
    void shouldBeginANewBatchWhenOneIsFull() throws Exception {
        StringBuilder body = new StringBuilder();
        for (int i = 1; i <= RequestBatch.MOST + 5; i++) {
            body.append(line("a", i)).append('\n');
        }
        RequestLines lines = read(body.toString());
        assertThat(lines.samples()).hasSize(2);
        assertThat(told(lines)).hasSize(RequestBatch.MOST + 5);
    }

    @Test
    void shouldBeginANewBatchBeforeKafkaFindsItTooLarge() throws Exception {
        String large = "99999999";
        StringBuilder body = new StringBuilder();
        for (int i = 1; i <= 9_000; i++) {
            String name = i > 300 ? "" : "漢".repeat(250) + i;
            body.append(line("a", i)
                            .replace(
                                    "\"m\"",
                                    "\"m" + name + "\", \"dynamote.team\": \"" + name
                                            + "\", \"gen_ai.response.model\": \"r" + name + '"')
                            .replace(
                                    "1000",
                                    "86399999999" + ", \"gen_ai.usage.input_tokens\": " + large
                                            + ", \"gen_ai.usage.output_tokens\": " + large
                                            + ", \"gen_ai.usage.cache_read.input_tokens\": " + large
                                            + ", \"gen_ai.usage.reasoning.output_tokens\": " + large))
                    .append('\n');
        }
        RequestLines lines = read(body.toString());
        assertThat(lines.report().errors()).isEmpty();
        assertThat(told(lines)).hasSize(9_000);
        assertThat(lines.samples())
                .hasSizeGreaterThan(1)
                .allSatisfy(batch -> assertThat(batch.value()).hasSizeLessThan(1_000_000));
    }
}
