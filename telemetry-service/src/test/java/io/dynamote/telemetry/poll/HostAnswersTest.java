package io.dynamote.telemetry.poll;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.events.host.Backup;
import io.dynamote.events.host.BackupRun;
import io.dynamote.events.host.Cpu;
import io.dynamote.events.host.Drive;
import io.dynamote.events.host.Gpu;
import io.dynamote.events.host.HostIdentity;
import io.dynamote.events.host.HostSample;
import io.dynamote.events.host.HostSampleReader;
import io.dynamote.events.host.HostSampleWriter;
import io.dynamote.events.host.HostSections;
import io.dynamote.events.host.Memory;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import io.dynamote.events.host.Section;
import io.dynamote.events.host.Service;
import io.dynamote.events.host.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HostAnswersTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:10Z");
    private static final Instant TOLD = Instant.parse("2026-11-20T12:00:00Z");
    private static final Reading<JsonNode> REFUSED = Reading.unavailable(Reason.FAILED, "Connection refused");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Reading<JsonNode> json(String text) {
        try {
            return Reading.of(JSON.readTree(text));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static HostSections sections(
            Reading<JsonNode> drives, Reading<JsonNode> services, Reading<JsonNode> backups) {
        return sample(drives, services, backups).sections();
    }

    private static HostSample sample(Reading<JsonNode> drives, Reading<JsonNode> services, Reading<JsonNode> backups) {
        HostIdentity host =
                new HostIdentity("h", "h", "", Reading.unavailable(Reason.NOT_SUPPORTED, ""), "poller", Way.POLL);
        return new HostAnswers(drives, services, backups).sample(host, 1, 1, NOW);
    }

    private static <T> T known(Section<T> section) {
        return section.reading().value().orElseThrow();
    }

    @Test
    void shouldTellOnlyWhatReadersOfSamplesTake() throws Exception {
        HostSample sample = sample(
                json("{\"drives\": [{\"device\": \"nvme\\u00000\", \"data_units_written\": 1e17, \"wear\": 1e40}]}"),
                REFUSED,
                json("{\"backup\": {\"status\": \"ok\", \"finished\": 1795176000123456789, \"next\": 1e19}}"));
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        HostSampleWriter.write(sample, out);
        assertThat(HostSampleReader.read(out.toByteArray())).isEqualTo(sample);
        Drive drive = known(sample.sections().drives()).getFirst();
        assertThat(drive.device()).isEqualTo("nvme0");
        assertThat(drive.written())
                .isEqualTo(Reading.unavailable(Reason.UNREADABLE, "data_units_written: 100000000000000000"));
        Backup backup = known(sample.sections().backups()).getFirst();
        assertThat(backup.runs().getFirst().finished()).isEqualTo(Reading.of(TOLD.plusNanos(123_456_789)));
        assertThat(backup.next()).isInstanceOf(Reading.Unavailable.class);
    }

    @Test
    void shouldReadDrives() {
        HostSections sections = sections(json("""
                {"status": "warning", "timestamp": "2026-11-20T12:00:00Z",
                 "summary": {"total": 2, "healthy": 1}, "issues": ["nvme1 is worn"],
                 "drives": [
                   {"device": "/dev/nvme0", "model": "Samsung 980", "serial": "S1", "status": "healthy", "size": "1.0 TB",
                    "temperature": "45 C", "percentage_used": 3, "power_on_hours": 1200, "data_units_written": 1000},
                   {"device": "/dev/nvme1", "wear": "82%", "health": "FAILING", "temperature": "hot",
                    "bytes_written": "12.3 TB", "issues": ["media errors"]},
                   {"name": "sda", "life_remaining": "90%"}]}"""), REFUSED, REFUSED);

        assertThat(sections.drives().time()).isEqualTo(TOLD);
        Drive first = known(sections.drives()).get(0);
        assertThat(first.wear()).isEqualTo(Reading.of(0.03));
        assertThat(first.size()).isEqualTo(Reading.of(1_000_000_000_000L));
        assertThat(first.temperature()).isEqualTo(Reading.of(45.0));
        assertThat(first.written()).isEqualTo(Reading.of(512_000_000L));
        assertThat(first.status()).isEqualTo(Drive.Status.OK);
        Drive second = known(sections.drives()).get(1);
        assertThat(second.wear()).isEqualTo(Reading.of(0.82));
        assertThat(second.temperature()).isEqualTo(Reading.unavailable(Reason.UNREADABLE, "temperature: hot"));
        assertThat(second.written()).isEqualTo(Reading.of(12_300_000_000_000L));
        assertThat(second.status()).isEqualTo(Drive.Status.FAILED);
        assertThat(second.warnings()).containsExactly("media errors");
        assertThat(second.model()).isEqualTo(Reading.unavailable(Reason.NOT_SUPPORTED, "model is not told"));
        Drive third = known(sections.drives()).get(2);
        assertThat(third.device()).isEqualTo("sda");
        assertThat(third.wear().value().orElseThrow()).isBetween(0.0999, 0.1001);
    }

    @Test
    void shouldReadDrivesThatAreToldByName() {
        HostSections sections = sections(json("{\"drives\": {\"nvme0n1\": {\"wear_percent\": 7}}}"), REFUSED, REFUSED);
        assertThat(known(sections.drives())).singleElement().satisfies(drive -> {
            assertThat(drive.device()).isEqualTo("nvme0n1");
            assertThat(drive.wear().value().orElseThrow()).isBetween(0.0699, 0.0701);
        });
        assertThat(sections.drives().time()).as("nobody told a time").isEqualTo(NOW);
    }

    @Test
    void shouldReadServicesAndTheHostItself() {
        HostSample sample = sample(REFUSED, json("""
                {"timestamp": 1795176000,
                 "summary": {"uptime": "2 days, 1 hour",
                   "memory": {"total": "64 GB", "used": "16 GB", "percent": 25},
                   "disk": {"total": "2 TB", "used": "500 GB"},
                   "cpu": {"load": {"1": 0.5, "5": "0.6", "15": 0.7}, "frequency": "2.4 GHz", "temperature": "61 C",
                           "percent": "12.5%"},
                   "gpu": {"name": "RTX", "utilization": "50%", "memory_used": "2 GiB", "memory_total": "8 GiB"}},
                 "services": {"nginx": "running", "redis": {"status": "failed", "memory": "1.5 MiB", "message": "oom"},
                              "cron": {"state": "inactive"}, "odd": {"status": 7}}}"""), REFUSED);
        HostSections sections = sample.sections();

        assertThat(sample.uptime()).isEqualTo(Reading.of(176_400.0));
        Cpu cpu = known(sections.cpu());
        assertThat(cpu.load1()).isEqualTo(Reading.of(0.5));
        assertThat(cpu.load5()).isEqualTo(Reading.of(0.6));
        assertThat(cpu.load15()).isEqualTo(Reading.of(0.7));
        assertThat(cpu.frequency()).isEqualTo(Reading.of(2.4e9));
        assertThat(cpu.temperature()).isEqualTo(Reading.of(61.0));
        assertThat(cpu.utilization()).isEqualTo(Reading.of(0.125));
        Memory memory = known(sections.memory());
        assertThat(memory.limit()).isEqualTo(Reading.of(64_000_000_000L));
        assertThat(memory.utilization()).isEqualTo(Reading.of(0.25));
        assertThat(known(sections.filesystems())).singleElement().satisfies(root -> {
            assertThat(root.mountPoint()).isEqualTo("/");
            assertThat(root.utilization()).isEqualTo(Reading.of(0.25));
        });
        Gpu gpu = known(sections.gpus()).getFirst();
        assertThat(gpu.utilization()).isEqualTo(Reading.of(0.5));
        assertThat(gpu.memoryLimit()).isEqualTo(Reading.of(8L << 30));
        assertThat(known(sections.services()))
                .extracting(Service::name, Service::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("nginx", Service.Status.RUNNING),
                        org.assertj.core.groups.Tuple.tuple("redis", Service.Status.FAILED),
                        org.assertj.core.groups.Tuple.tuple("cron", Service.Status.STOPPED),
                        org.assertj.core.groups.Tuple.tuple("odd", Service.Status.UNKNOWN));
        assertThat(known(sections.services()).get(1).memoryUsage()).isEqualTo(Reading.of(1_572_864L));
        assertThat(sections.services().time()).isEqualTo(TOLD);
    }

    @Test
    void shouldReadAFlatSummaryAsWell() {
        HostSections sections = sections(REFUSED, json("""
                {"summary": {"memory": "82%", "disk": 0.4, "load1": 1, "load_5": 2, "load_15m": 3,
                             "cpu_frequency": 2400, "temperature": 55, "gpu": "N/A"}, "services": []}"""), REFUSED);
        assertThat(known(sections.memory()).utilization()).isEqualTo(Reading.of(0.82));
        assertThat(known(sections.filesystems()).getFirst().utilization()).isEqualTo(Reading.of(0.4));
        assertThat(known(sections.cpu()).load1()).isEqualTo(Reading.of(1.0));
        assertThat(known(sections.cpu()).load15()).isEqualTo(Reading.of(3.0));
        assertThat(known(sections.cpu()).temperature()).isEqualTo(Reading.of(55.0));
        assertThat(sections.gpus().reading()).isEqualTo(Reading.unavailable(Reason.ABSENT, "N/A"));
        assertThat(known(sections.services())).isEmpty();
    }

    @Test
    void shouldReadOneBackupWithItsRuns() {
        HostSections sections = sections(REFUSED, REFUSED, json("""
                {"overall_status": "ok", "timestamp": "2026-11-20T12:00:00Z",
                 "backup": {"name": "db", "status": "success", "last_run": "2026-11-20T02:00:00Z", "duration": "7m 11s",
                            "size": "50 GB", "compressed_size": "10 GB", "next_run": "2026-11-21T02:00:00Z",
                            "history": [{"status": "failed", "finished": "2026-11-19T02:00:00Z", "error": "disk full"}]}}"""));
        Backup backup = known(sections.backups()).getFirst();
        assertThat(backup.name()).isEqualTo("db");
        assertThat(backup.next()).isEqualTo(Reading.of(Instant.parse("2026-11-21T02:00:00Z")));
        assertThat(backup.runs())
                .extracting(BackupRun::result)
                .containsExactly(BackupRun.Result.SUCCEEDED, BackupRun.Result.FAILED);
        assertThat(backup.runs().getFirst().duration()).isEqualTo(Reading.of(431.0));
        assertThat(backup.runs().getFirst().compressedSize()).isEqualTo(Reading.of(10_000_000_000L));
        assertThat(backup.runs().getLast().error()).isEqualTo("disk full");
    }

    @Test
    void shouldReadSeveralBackupsAndTakeTheOverallStatusForOneThatSaysNothing() {
        HostSections several = sections(REFUSED, REFUSED, json("""
                {"overall_status": "failed",
                 "backup": {"db": {"status": "ok"}, "home": {"status": "failed", "error": "no space"}}}"""));
        assertThat(known(several.backups())).extracting(Backup::name).containsExactly("db", "home");
        assertThat(known(several.backups()).get(1).runs().getFirst().result()).isEqualTo(BackupRun.Result.FAILED);

        HostSections one = sections(REFUSED, REFUSED, json("""
                {"overall_status": "failed", "backup": {"last_backup": "2026-11-20T02:00:00Z"}}"""));
        assertThat(known(one.backups()).getFirst().runs().getFirst().result()).isEqualTo(BackupRun.Result.FAILED);
    }

    @Test
    void shouldLoseOnlyTheSectionsOfAPortThatFails() {
        HostSections sections = sections(json("{\"drives\": []}"), REFUSED, REFUSED);
        assertThat(known(sections.drives())).isEmpty();
        assertThat(sections.cpu().reading()).isEqualTo(Reading.unavailable(Reason.FAILED, "Connection refused"));
        assertThat(sections.services().reading()).isEqualTo(Reading.unavailable(Reason.FAILED, "Connection refused"));
        assertThat(sections.networks()).as("pollers do not read it").isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"summary\": 7, \"services\": 7, \"drives\": \"none\", \"backup\": 7, \"timestamp\": \"?\"}",
                "{\"summary\": [], \"services\": [7, null, []], \"drives\": [null, 7], \"backup\": [[], 7]}",
                "{\"summary\": {\"memory\": [], \"disk\": [[]], \"cpu\": \"x\", \"gpu\": [7]}, \"services\": null}",
                "{\"timestamp\": \"2999-01-01T00:00:00Z\", \"drives\": {\"a\": null}, \"backup\": {}}",
            })
    void shouldMakeASampleOfAnyAnswer(String answer) {
        HostSample sample = sample(json(answer), json(answer), json(answer));
        assertThat(sample.sections().drives().time()).isEqualTo(NOW);
        assertThat(sample.sections().cpu()).isNotNull();
    }

    @Test
    void shouldNotTakeOverEscapesOfATerminal() {
        HostSections sections = sections(json("""
                {"drives": [{"device": "\\u001b[31mnvme0\\u001b[0m", "model": "a\\nb"}]}"""), REFUSED, REFUSED);
        assertThat(known(sections.drives()).getFirst().device()).isEqualTo("nvme0");
        assertThat(known(sections.drives()).getFirst().model()).isEqualTo(Reading.of("a b"));
    }
}
