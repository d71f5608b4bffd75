package io.dynamote.events.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.events.UnreadableEventException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HostSampleTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden", HostSample.SCHEMA + ".json");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void shouldWriteWhatTheGoldenShows() throws IOException {
        if ("write".equals(System.getProperty("dynamote.goldens")) && !Files.exists(GOLDEN)) {
            String pretty = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree(HostSamples.full()));
            Files.writeString(GOLDEN, pretty + "\n");
        }
        assertThat(tree(HostSamples.full())).isEqualTo(JSON.readTree(Files.readString(GOLDEN)));
    }

    @Test
    void shouldReadTheGolden() throws Exception {
        assertThat(HostSampleReader.read(Files.readAllBytes(GOLDEN))).isEqualTo(HostSamples.full());
    }

    @Test
    void shouldSayHowItWasReadUnlessByAnAgent() throws Exception {
        HostSample full = HostSamples.full();
        HostIdentity agent = full.host();
        HostIdentity poller =
                new HostIdentity(agent.id(), agent.name(), agent.role(), agent.bootId(), "poller", Way.POLL);
        HostSample polled =
                new HostSample(poller, full.epoch(), full.sequence(), full.time(), full.uptime(), full.sections());

        assertThat(tree(polled).get("dynamote.host.way").textValue()).isEqualTo("poll");
        assertThat(HostSampleReader.read(json(polled))).isEqualTo(polled);
        assertThat(tree(full).has("dynamote.host.way")).isFalse();
        assertThat(HostSampleReader.read(json(full)).host().way()).isEqualTo(Way.AGENT);
    }

    @Test
    void shouldTellTheOperatingSystemIfItIsKnown() throws Exception {
        HostSample full = HostSamples.full();
        HostIdentity host = full.host().on(Reading.of("Debian GNU/Linux 12 (bookworm)"));
        HostSample told =
                new HostSample(host, full.epoch(), full.sequence(), full.time(), full.uptime(), full.sections());

        assertThat(tree(told).get("os.description").textValue()).isEqualTo("Debian GNU/Linux 12 (bookworm)");
        assertThat(HostSampleReader.read(json(told))).isEqualTo(told);
        assertThat(tree(full).has("os.description")).isFalse();
    }

    @Test
    void shouldTakeOneLine() throws IOException {
        assertThat(new String(json(HostSamples.full()), StandardCharsets.UTF_8)).doesNotContain("\n");
    }

    @Test
    void shouldKeepAMissingSectionApartFromOneThatCouldNotBeRead() throws Exception {
        ObjectNode json = tree(HostSamples.full());
        json.remove("gpus");
        json.set("drives", JSON.readTree("""
                {"time": "2026-11-20T12:00:00Z", "unavailable": "timed-out", "detail": "no answer within 10 s"}"""));
        HostSections sections = HostSampleReader.read(json).sections();
        assertThat(sections.gpus()).isNull();
        assertThat(sections.drives().reading())
                .isEqualTo(Reading.unavailable(Reason.TIMED_OUT, "no answer within 10 s"));
    }

    @Test
    void shouldSkipFieldsOfNewerAgents() throws Exception {
        ObjectNode json = tree(HostSamples.full()).put("new", 1);
        json.withObject("/cpu").put("new", true);
        assertThat(HostSampleReader.read(json)).isEqualTo(HostSamples.full());
    }

    @Test
    void shouldTakeAValueThatOlderAgentsDoNotKnowAsNotSupported() throws Exception {
        ObjectNode json = tree(HostSamples.full());
        json.withObject("/memory").remove("system.memory.limit");
        assertThat(HostSampleReader.read(json).sections().memory().reading().value())
                .get()
                .extracting(Memory::limit)
                .isEqualTo(Reading.unavailable(Reason.NOT_SUPPORTED, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/host.id | 7 | host.id must be a string, not: 7",
                "/dynamote.sequence | -1 | dynamote.sequence must be a whole number from 0 on, not: -1",
                "/dynamote.sequence | 0 | at least 1",
                "/host.id | \"gpu\\u000001\" | host.id must be visible text on one line, 1 to 253 characters, not:",
                "/time | \"+10000-01-01T00:00:00Z\" | time must be a time from 1970 up to 2200, not: \"+10000",
                "/cpu/time | \"1969-12-31T23:59:59Z\" | cpu/time must be a time from 1970 up to 2200, not: \"1969",
                "/time | \"noon\" | time must be an RFC 3339 time in UTC, not: \"noon\"",
                "/cpu | [] | cpu must be a JSON object, not: []",
                "/cpu/time | null | cpu/time must be a string, not: null",
                "/cpu/system.cpu.utilization | \"NaN\" | cpu/system.cpu.utilization must be a finite number",
                "/memory/system.memory.usage | -1 | system.memory.usage must be a whole number from 0 on, not: -1",
                "/memory/system.memory.usage | 1e99 | must be a whole number from 0 on",
                "/gpus/items | {} | gpus/items must be a JSON array",
                "/gpus/items/0/hw.gpu.utilization | {\"unavailable\": \"bored\"} | must be one of absent, not-supported",
                "/drives/items/0/hw.status | \"fine\" | drives/items[0]/hw.status must be one of ok, degraded",
                "/drives/items/0/dynamote.drive.warnings | [1] | warnings[0] must be a string, not: 1",
                "/services/items/0/dynamote.service.maintenance | \"no\" | must be true or false",
            })
    void shouldNameTheFieldAtFault(String pointer, String value, String expected) throws IOException {
        ObjectNode json = tree(HostSamples.full());
        int cut = pointer.lastIndexOf('/');
        JsonNode parent = json.at(pointer.substring(0, cut));
        assertThat(parent.isObject()).as(pointer).isTrue();
        ((ObjectNode) parent).set(pointer.substring(cut + 1), JSON.readTree(value));
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> HostSampleReader.read(JSON.writeValueAsBytes(json)))
                .withMessageContaining(expected);
    }

    @Test
    void shouldMakeTextFitToBeDrawnAndKept() throws Exception {
        ObjectNode json = tree(HostSamples.full()).put("host.name", "gpu\u0000-01\u001b[31m");
        ((ObjectNode) json.at("/services/items/0")).put("systemd.unit", "x\n".repeat(1_000));
        HostSample sample = HostSampleReader.read(JSON.writeValueAsBytes(json));
        assertThat(sample.host().name()).isEqualTo("gpu-01");
        assertThat(sample.sections()
                        .services()
                        .reading()
                        .value()
                        .orElseThrow()
                        .getFirst()
                        .name())
                .hasSize(500)
                .startsWith("x x ")
                .endsWith("…");
    }

    @Test
    void shouldNotBelieveAValueThatCannotBeMeantAndKeepTheOthers() throws Exception {
        ObjectNode json = tree(HostSamples.full()).put("system.uptime", 1e300);
        ((ObjectNode) json.at("/backups/items/0")).put("dynamote.backup.next", "+58856-01-01T00:00:00Z");
        HostSample sample = HostSampleReader.read(JSON.writeValueAsBytes(json));
        assertThat(sample.uptime()).isEqualTo(Reading.unavailable(Reason.UNREADABLE, "1.0E300"));
        Backup backup =
                sample.sections().backups().reading().value().orElseThrow().getFirst();
        assertThat(backup.next()).isEqualTo(Reading.unavailable(Reason.UNREADABLE, "+58856-01-01T00:00:00Z"));
        assertThat(backup.runs())
                .isEqualTo(HostSamples.full()
                        .sections()
                        .backups()
                        .reading()
                        .value()
                        .orElseThrow()
                        .getFirst()
                        .runs());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'' | missing", "'{\"host.id\": ' | must be JSON", "'[]' | must be a JSON object"})
    void shouldRefuseWhatIsNoSample(String text, String expected) {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> HostSampleReader.read(text.getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining(expected.equals("missing") ? "sample" : expected);
    }

    @Test
    void shouldRefuseANamelessHost() {
        HostSample full = HostSamples.full();
        HostIdentity nameless = new HostIdentity(" ", "", "", full.host().bootId(), "1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HostSample(nameless, 1, 1, full.time(), full.uptime(), full.sections()))
                .withMessageContaining("host.id");
    }

    @Test
    void shouldBeKeyedByTheHost() {
        assertThat(HostSamples.full().key()).isEqualTo("gpu-01");
    }

    @Test
    void shouldCutADetailThatQuotesTooMuch() {
        Reading<Long> reading = Reading.unavailable(Reason.UNREADABLE, "x".repeat(5_000));
        assertThat(((Reading.Unavailable<Long>) reading).detail()).hasSize(201).endsWith("…");
    }

    @Test
    void shouldKeepTheReasonOfWhatFollowsFromNothing() {
        Reading<Long> absent = Reading.unavailable(Reason.ABSENT, "no such card");
        assertThat(absent.map(value -> value * 2.0))
                .isEqualTo(Reading.<Double>unavailable(Reason.ABSENT, "no such card"));
        assertThat(Reading.of(21L).map(value -> value * 2)).isEqualTo(Reading.of(42L));
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNING, HEALTHY",
        "STOPPED, HEALTHY",
        "STARTING, DEGRADED",
        "STOPPING, DEGRADED",
        "MISSING, DEGRADED",
        "UNKNOWN, DEGRADED",
        "FAILED, FAILED"
    })
    void shouldSummariseServicesByTheWorst(Service.Status status, ServiceSummary expected) {
        Service running = HostSamples.service(Service.Status.RUNNING, false);
        assertThat(ServiceSummary.of(List.of(running, HostSamples.service(status, false), running)))
                .isEqualTo(expected);
        assertThat(ServiceSummary.of(List.of(running, HostSamples.service(status, true))))
                .isEqualTo(ServiceSummary.HEALTHY);
    }

    private static ObjectNode tree(HostSample sample) throws IOException {
        return (ObjectNode) JSON.readTree(json(sample));
    }

    private static byte[] json(HostSample sample) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HostSampleWriter.write(sample, out);
        return out.toByteArray();
    }
}
