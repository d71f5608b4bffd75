package io.dynamote.telemetry.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.dynamote.embedded.kafka.EmbeddedKafka;
import io.dynamote.embedded.kafka.KafkaOptions;
import io.dynamote.events.job.JobState;
import io.dynamote.events.job.JobStatus;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.telemetry.TelemetryService;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/** The example of the documentation against the real thing. */
class JobExampleIT {

    private static final Path EXAMPLES = Path.of("../docs/examples").toAbsolutePath();
    private static final String SCRIPT = """
            import sys
            sys.path.insert(0, sys.argv[2])
            sys.dont_write_bytecode = True
            from job import Job
            with Job(sys.argv[1], "copy/ends:well", name="Copy", kind="copy", source="example", total=300) as job:
                for stage in ("one", "two", "three"):
                    job.done(100, stage)
            try:
                with Job(sys.argv[1], "copy/fails", name="Copy", kind="copy", source="example") as job:
                    raise ValueError("disk full")
            except ValueError:
                pass
            """;

    @Test
    void shouldReportAJobToItsEnd() throws Exception {
        assumeThat(hasPython()).as("python3 can be started").isTrue();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.temporary());
                RunningService service = TelemetryService.start(ServiceOptions.defaults()
                        .withPort(0)
                        .with("dynamote.kafka.bootstrap-servers", kafka.bootstrapServers()))) {
            Process python = new ProcessBuilder(
                            "python3", "-c", SCRIPT, service.address().toString(), EXAMPLES.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(python.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(python.exitValue()).as(said).isZero();

            JobBoard board = service.context().getBean(JobBoard.class);
            await().atMost(Duration.ofMinutes(1)).until(() -> board.state("copy/fails") != null);
            assertThat(board.state("copy/ends:well"))
                    .extracting(JobState::status, JobState::bytesDone, JobState::stage)
                    .containsExactly(JobStatus.COMPLETED, 300L, "three");
            assertThat(board.state("copy/fails"))
                    .extracting(JobState::status, JobState::error)
                    .containsExactly(JobStatus.FAILED, "disk full");
        }
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
