package io.dynamote.agent.gpu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.dynamote.agent.tool.Script;
import io.dynamote.agent.tool.Tool;
import io.dynamote.events.host.Gpu;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import io.dynamote.events.host.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class NvidiaSmiIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String HELP = """
            case "$1" in --help*) printf 'List of valid properties\\n\\n"index"\\nNumber\\n"uuid" or "gpu_uuid"\\n"name"\\n"utilization.gpu"\\n"memory.used"\\n"temperature.memory"\\n"power.draw"\\n'; exit ;; esac
            """;
    private static final GpuFields FIELDS = GpuFields.of(
            "\"index\" \"uuid\" or \"gpu_uuid\" \"utilization.gpu\" \"memory.total\" \"power.draw\" \"unheard.of\"");

    @TempDir
    private Path directory;

    @Test
    void shouldAskForWhatTheDriverKnows() {
        assertThat(FIELDS.names()).containsExactly("index", "uuid", "utilization.gpu", "memory.total", "power.draw");
    }

    @Test
    void shouldReadALine() {
        Gpu card = FIELDS.card("0, GPU-1, 97, 81559, 512.34").value().orElseThrow();
        assertThat(card.id()).isEqualTo("GPU-1");
        assertThat(card.utilization()).isEqualTo(Reading.of(0.97));
        assertThat(card.memoryLimit()).isEqualTo(Reading.of(81_559L << 20));
        assertThat(card.power()).isEqualTo(Reading.of(512.34));
        assertThat(reason(card.temperature())).isEqualTo(Reason.NOT_SUPPORTED);
    }

    @ParameterizedTest
    @CsvSource({
        "[N/A], NOT_SUPPORTED",
        "[Not Supported], NOT_SUPPORTED",
        "N/A, NOT_SUPPORTED",
        "ERR!, UNREADABLE",
        "[Unknown Error], UNREADABLE",
        "[GPU requires reset], UNREADABLE",
        "[Insufficient Permissions], DENIED",
        "'', UNREADABLE",
        "12 W, UNREADABLE",
        "1e999, UNREADABLE"
    })
    void shouldTakeWordsForReasons(String word, Reason expected) {
        Gpu card = FIELDS.card("1, GPU-1, 5, 10, " + word).value().orElseThrow();
        assertThat(reason(card.power())).isEqualTo(expected);
        assertThat(card.utilization()).isEqualTo(Reading.of(0.05));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NVIDIA-SMI has failed", "a, b, c, d, e", "1, 2", ",,,,,,,,", "ERR!, GPU-1, 1, 1, 1"})
    void shouldTakeOtherLinesForUnreadable(String line) {
        assertThat(reason(FIELDS.card(line))).isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void shouldFollowOneProcessForAllSamples() throws IOException {
        Path starts = directory.resolve("starts");
        String smi = Script.write(directory, "nvidia-smi", HELP + "echo $* >> " + starts + """

                i=0; while :; do i=$((i+1)); echo "0, GPU-a, H100, $i, 100, [N/A], 1.5"; echo "1, GPU-b, H100, 5, 100, 40, ERR!"; sleep 0.1; done""");
        try (NvidiaSmi gpus = started(smi, Duration.ofMillis(100))) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(cards(gpus))
                            .hasSize(2)
                            .first()
                            .satisfies(card -> assertThat(
                                            card.utilization().value().orElseThrow())
                                    .isGreaterThan(0.03)));
            assertThat(cards(gpus).getFirst().id()).isEqualTo("GPU-a");
            assertThat(Files.readAllLines(starts))
                    .singleElement()
                    .asString()
                    .contains(
                            "--query-gpu=index,uuid,name,utilization.gpu,memory.used,temperature.memory,power.draw",
                            "--loop-ms=100");
        }
    }

    @Test
    void shouldAnswerEachSectionOnceUnlessAskedAgain() throws IOException {
        String smi = Script.write(directory, "nvidia-smi", HELP + "echo '0, a, b, 1, 1, 1, 1'; sleep 60");
        try (NvidiaSmi gpus = started(smi, Duration.ofSeconds(1))) {
            await().atMost(PATIENCE).until(() -> gpus.take(false) != null);
            assertThat(gpus.take(false)).isNull();
            assertThat(gpus.take(true)).isNotNull();
        }
    }

    @Test
    void shouldSayThatItEndedAndStartItAnew() throws IOException {
        Path starts = directory.resolve("starts");
        String smi = Script.write(directory, "nvidia-smi", HELP + "echo x >> " + starts + "\nexit 9");
        try (NvidiaSmi gpus = started(smi, Duration.ofSeconds(1))) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(reading(gpus))
                            .isEqualTo(Reading.unavailable(Reason.FAILED, "nvidia-smi ended with 9")));
            await().atMost(PATIENCE).until(() -> Files.readAllLines(starts).size() > 1);
        }
    }

    @Test
    void shouldSayThatItPrintsRubbish() throws IOException {
        String smi = Script.write(directory, "nvidia-smi", HELP + "echo 'Segmentation fault'; sleep 60");
        try (NvidiaSmi gpus = started(smi, Duration.ofSeconds(1))) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(reason(reading(gpus))).isEqualTo(Reason.UNREADABLE));
        }
    }

    @Test
    void shouldSayThatItIsSilentAndEndIt() throws IOException {
        Path pid = directory.resolve("pid");
        String smi = Script.write(directory, "nvidia-smi", HELP + "echo $$ > " + pid + "; sleep 60");
        try (NvidiaSmi gpus = started(smi, Duration.ofMillis(250))) {
            await().atMost(Duration.ofSeconds(40))
                    .untilAsserted(() -> assertThat(reason(reading(gpus))).isEqualTo(Reason.TIMED_OUT));
            long hanging = Long.parseLong(Files.readString(pid).strip());
            await().atMost(PATIENCE)
                    .until(() -> ProcessHandle.of(hanging)
                            .filter(ProcessHandle::isAlive)
                            .isEmpty());
        }
    }

    @Test
    void shouldAnswerWhileItHangsAtItsEndAndEndIt() throws IOException {
        Path pid = directory.resolve("pid");
        String smi = Script.write(
                directory,
                "nvidia-smi",
                HELP + "echo $$ > " + pid + "; echo '0, a, b, 1, 1, 1, 1'; exec 1>&-; sleep 60");
        try (NvidiaSmi gpus = started(smi, Duration.ofSeconds(30))) {
            await().atMost(PATIENCE)
                    .until(() -> Files.exists(pid) && !Files.readString(pid).isBlank());
            long hanging = Long.parseLong(Files.readString(pid).strip());
            // An answer that waits for the script takes a minute.
            await().atMost(Duration.ofSeconds(40))
                    .untilAsserted(() -> assertThat(reading(gpus))
                            .isEqualTo(Reading.unavailable(
                                    Reason.TIMED_OUT, "nvidia-smi says nothing more and does not end")));
            await().atMost(PATIENCE)
                    .until(() -> ProcessHandle.of(hanging)
                            .filter(ProcessHandle::isAlive)
                            .isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({"ABSENT, /nowhere/nvidia-smi", "NOT_CONFIGURED, ''"})
    void shouldSayThatThereIsNone(Reason expected, String command) {
        try (NvidiaSmi gpus = started(command, Duration.ofSeconds(1))) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(reason(reading(gpus))).isEqualTo(expected));
        }
    }

    private static NvidiaSmi started(String command, Duration interval) {
        NvidiaSmi gpus = new NvidiaSmi(new Tool(Duration.ofSeconds(30)), command, interval, Clock.systemUTC());
        gpus.start();
        return gpus;
    }

    private static List<Gpu> cards(NvidiaSmi gpus) {
        Section<List<Gpu>> section = gpus.take(true);
        return section == null ? List.of() : section.reading().value().orElse(List.of());
    }

    private static Reading<List<Gpu>> reading(NvidiaSmi gpus) {
        Section<List<Gpu>> section = gpus.take(true);
        assertThat(section).isNotNull();
        return section.reading();
    }

    private static Reason reason(Reading<?> reading) {
        assertThat(reading).isInstanceOf(Reading.Unavailable.class);
        return ((Reading.Unavailable<?>) reading).reason();
    }
}
