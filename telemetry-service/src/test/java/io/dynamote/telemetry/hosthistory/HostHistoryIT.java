package io.dynamote.telemetry.hosthistory;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.events.Topics;
import io.dynamote.events.host.BackupRun;
import io.dynamote.events.host.Drive;
import io.dynamote.events.host.Service;
import io.dynamote.runtime.kafka.DeadLetters;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.runtime.kafka.ReceivedRecord;
import io.dynamote.runtime.kafka.TopicTail;
import io.dynamote.telemetry.host.HostMemory;
import io.dynamote.telemetry.host.TestHost;
import io.dynamote.telemetry.wear.WearForecast;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static io.dynamote.telemetry.hosthistory.HostHistoryFixture.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/** From samples to the history of hosts, with everything killed in between that can be. */
class HostHistoryIT {

    /** Within one hour, so that sums by the hour lie in one row. */
    private final Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(2));

    private static HostHistoryFixture fixture;

    @BeforeAll
    static void start() {
        fixture = new HostHistoryFixture();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void shouldCountEachSampleOnceThroughRestartsDuplicatesAndDisorder() {
        TestHost host = TestHost.agent("ledger");
        List<String> lines = new ArrayList<>();
        double total = 0;
        for (int i = 0; i < 600; i++) {
            double cpu = (i % 100) / 100.0;
            total += cpu;
            Instant at = hour.plusSeconds(i);
            lines.add(TestHost.json(host.cpu(at, cpu).sample(at)));
        }
        for (int i = 0; i < 6; i++) {
            List<String> part = new ArrayList<>(lines.subList(i * 100, i * 100 + 100));
            Collections.reverse(part);
            fixture.post(part);
            fixture.post(part);
            if (i % 3 == 1) {
                fixture.restartService();
            }
            if (i == 3) {
                fixture.awaitCount("ledger", 400);
                fixture.postgres().stop();
                fixture.post(part);
                fixture.postgres().restart();
            }
        }
        fixture.awaitCount("ledger", 600);
        fixture.post(lines);
        fixture.post(List.of(TestHost.json(host.cpu(hour.plusSeconds(700), 0).sample(hour.plusSeconds(700)))));
        fixture.awaitCount("ledger", 601);

        JsonNode sums = fixture.get("/api/hosts/ledger/history?stepSeconds=3600&metrics=cpuUtilization&from=" + hour
                + "&to=" + hour.plusSeconds(3600));
        assertThat(sums.get("resolution").asText()).isEqualTo("1h");
        JsonNode point = sums.at("/metrics/cpuUtilization/0");
        assertThat(point.get("avg").asDouble()).isCloseTo(total / 601, within(1e-9));
        assertThat(point.get("min").asDouble()).isZero();
        assertThat(point.get("max").asDouble()).isEqualTo(0.99);
        JsonNode minutes =
                fixture.get("/api/hosts/ledger/history?stepSeconds=60&metrics=cpuUtilization,gpuUtilization&from="
                        + hour + "&to=" + hour.plusSeconds(3600));
        assertThat(minutes.at("/metrics/cpuUtilization")).hasSize(11);
        assertThat(minutes.at("/metrics/gpuUtilization")).isEmpty();
        assertThat(minutes.get("resolution").asText()).isEqualTo("1m");
    }

    @Test
    void shouldKeepDrivesAndBackupsAndRememberHostsOverAStart() {
        Instant old = Instant.now().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.MILLIS);
        TestHost host = TestHost.agent("dead");
        fixture.post(List.of(
                TestHost.json(host.cpu(old, 0.5)
                        .drive(old, "/dev/nvme0", 0.8, 1_000, Drive.Status.OK)
                        .backup(old, "db", TestHost.run(BackupRun.Result.FAILED, old))
                        .sample(old)),
                TestHost.json(host.bare().cpu(old.plusSeconds(1), 0.5).sample(old.plusSeconds(1)))));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(fixture.get("/api/hosts/dead")
                                .at("/backupRuns/0/result")
                                .asText())
                        .isEqualTo("failed"));
        fixture.restartService();
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode dead = fixture.get("/api/hosts/dead");
            assertThat(dead.at("/driveWearRatio").asDouble()).isEqualTo(0.8);
            assertThat(dead.at("/wear/0/drive").asText()).isEqualTo("serial-/dev/nvme0");
            assertThat(dead.at("/wear/0/confidence").asText()).isEqualTo("high");
            assertThat(dead.at("/driveWearDaysLeft").asDouble()).isZero();
            assertThat(dead.at("/backupRuns/0/error").asText()).isEqualTo("disk full");
        });
    }

    @Test
    void shouldForetellANewDriveWithinAMinuteAndAllOthersByTheHour() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        InstantSource clock = now::get;
        WearForecasts forecasts = new WearForecasts(
                fixture.bean(HostHistory.class),
                fixture.bean(HostMemory.class),
                Duration.ofDays(400),
                clock.withZone(ZoneOffset.UTC));
        tellWear("worn", 0.2);
        forecasts.refresh();
        assertThat(forecasts.of("worn"))
                .extracting(WearForecast::drive, WearForecast::usedRatio)
                .containsExactly(tuple("d", 0.2));

        tellWear("worn", 0.9);
        tellWear("unworn", 0.1);
        now.set(now.get().plusSeconds(59));
        forecasts.refresh();
        assertThat(forecasts.of("unworn")).isEmpty();
        now.set(now.get().plusSeconds(1));
        forecasts.refresh();
        assertThat(forecasts.of("unworn")).extracting(WearForecast::usedRatio).containsExactly(0.1);
        assertThat(forecasts.of("worn")).extracting(WearForecast::usedRatio).containsExactly(0.2);

        now.set(now.get().plus(Duration.ofHours(1)));
        forecasts.refresh();
        assertThat(forecasts.of("worn")).extracting(WearForecast::usedRatio).containsExactly(0.9);
        assertThat(forecasts.of("unworn")).hasSize(1);
    }

    private static void tellWear(String host, double wear) {
        fixture.execute(
                "insert into telemetry.host_drive_day (host, drive, day, at, device, status, wear) values ('" + host
                        + "', 'd', (now() at time zone 'utc')::date, now(), 'd', 'ok', " + wear
                        + ") on conflict (host, drive, day) do update set wear = excluded.wear");
    }

    @Test
    void shouldMarkAHostInMaintenanceAndKeepThatOverAStart() {
        Instant now = Instant.now();
        fixture.post(
                List.of(TestHost.json(TestHost.agent("worked-on").cpu(now, 0.5).sample(now))));
        await().atMost(PATIENCE)
                .until(() -> fixture.send("GET", "/api/hosts/worked-on", "").statusCode() == 200);

        Instant until = Instant.now().plusSeconds(3_600);
        HttpResponse<String> begun = fixture.send(
                "PUT", "/api/hosts/worked-on/maintenance", "{\"until\": \"" + until + "\", \"reason\": \"new fan\"}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        assertThat(fixture.get("/api/hosts/worked-on").get("state").asText()).isEqualTo("maintenance");
        fixture.restartService();
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode host = fixture.get("/api/hosts/worked-on");
            assertThat(host.path("state").asText()).isEqualTo("maintenance");
            assertThat(host.at("/maintenance/reason").asText()).isEqualTo("new fan");
        });
        assertThat(fixture.send("DELETE", "/api/hosts/worked-on/maintenance", "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(fixture.get("/api/hosts/worked-on").get("state").asText()).isNotEqualTo("maintenance");
        assertThat(fixture.send("PUT", "/api/hosts/nobody/maintenance", "{}").statusCode())
                .isEqualTo(404);
        assertThat(fixture.send("PUT", "/api/hosts/worked-on/maintenance", "{\"until\": \"2020-01-01T00:00:00Z\"}")
                        .body())
                .contains("must be in the future");
    }

    @Test
    void shouldExportAndSayWhatIsWrongWithAQuestion() {
        TestHost host = TestHost.agent("exported");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Instant at = hour.plusSeconds(i);
            lines.add(TestHost.json(host.cpu(at, 0.5).sample(at)));
        }
        fixture.post(lines);
        fixture.awaitCount("exported", 120);
        String range = "from=" + hour + "&to=" + hour.plusSeconds(3_600) + "&metrics=cpuUtilization";
        assertThat(fixture.text("/api/hosts/exported/history/export?" + range))
                .isEqualTo("at,metric,avg,min,max\r\n" + hour + ",cpuUtilization,0.5,0.5,0.5\r\n" + hour.plusSeconds(60)
                        + ",cpuUtilization,0.5,0.5,0.5\r\n");
        JsonNode json =
                HostHistoryFixture.json(fixture.text("/api/hosts/exported/history/export?format=json&" + range));
        assertThat(json).hasSize(2);
        assertThat(json.get(0).get("metric").asText()).isEqualTo("cpuUtilization");

        String wide = "from=1970-01-01T00:00:00Z&to=2199-12-31T00:00:00Z&metrics=cpuUtilization";
        assertThat(fixture.text("/api/hosts/exported/history/export?" + wide))
                .as("only what is kept is read, a month at a time")
                .isEqualTo("at,metric,avg,min,max\r\n" + hour + ",cpuUtilization,0.5,0.5,0.5\r\n");
        String ahead = "from=2199-01-01T00:00:00Z&to=2199-12-31T00:00:00Z";
        assertThat(fixture.text("/api/hosts/exported/history/export?" + ahead)).isEqualTo("at,metric,avg,min,max\r\n");
        assertThat(fixture.text("/api/hosts/x/history/export?from=" + hour + "&to=" + hour))
                .contains("from", "must be before to");
        assertThat(fixture.text("/api/hosts/x/history/export?to=%2B900000000-01-01T00:00:00Z"))
                .contains("to", "must be a time from 1970 up to 2200");
        assertThat(fixture.text("/api/hosts/x/history?from=yesterday")).contains("from", "must be a time");
        assertThat(fixture.text("/api/hosts/x/history?stepSeconds=61")).contains("must be a multiple of 60");
        assertThat(fixture.text("/api/hosts/x/history?stepSeconds=300&from="
                        + Instant.now().minus(Duration.ofDays(7))))
                .contains("must be a multiple of 3600");
        assertThat(fixture.text("/api/hosts/x/history?metrics=colour")).contains("must be of");
        assertThat(fixture.text("/api/hosts/x/history/export?format=xml")).contains("must be csv or json");
    }

    @Test
    void shouldPutAsideWhatCannotBeKeptAndGoOnWithAllOthers() {
        fixture.execute(
                "alter table telemetry.host_service_change add constraint unwanted check (service <> 'unwanted')");
        Instant at = hour.plusSeconds(5);
        String good = TestHost.json(TestHost.agent("sound")
                .cpu(at, 0.5)
                .service(at, "kept", Service.Status.RUNNING, false)
                .backup(at, "db", TestHost.run(BackupRun.Result.SUCCEEDED, at))
                .sample(at));
        String bad = TestHost.json(TestHost.agent("sick")
                .cpu(at, 0.5)
                .service(at, "unwanted", Service.Status.RUNNING, false)
                .sample(at));
        List<ReceivedRecord> letters = new CopyOnWriteArrayList<>();
        KafkaProperties properties = new KafkaProperties(fixture.kafka().bootstrapServers(), (short) 1);
        try (TopicTail _ = TopicTail.start(properties, List.of(DeadLetters.TOPIC), letters::add, Clock.systemUTC());
                KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", fixture.kafka().bootstrapServers()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            for (String value : List.of(
                    "rubbish",
                    good.replace("\"sound\"", "\"so\\u0000und\""),
                    good.replaceFirst("\"time\":\"[^\"]*\"", "\"time\":\"+10000-01-01T00:00:00Z\""),
                    bad,
                    good.replace("kept", "ke\\u0000pt")
                            .replaceFirst("\"finished\":\"[^\"]*\"", "\"finished\":\"+58856-01-01T00:00:00Z\""))) {
                var _ = producer.send(new ProducerRecord<>(
                        Topics.HOST_SAMPLES.name(), 0, "poisoned", value.getBytes(StandardCharsets.UTF_8)));
            }
            fixture.awaitCount("sound", 1);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(letters)
                            .extracting(
                                    letter -> String.valueOf(letter.headers().get("dynamote_reason")))
                            .anyMatch(reason -> reason.startsWith("sample must be JSON"))
                            .anyMatch(reason -> reason.startsWith("host.id must be visible text"))
                            .anyMatch(reason -> reason.startsWith("time must be a time from 1970"))
                            .anyMatch(reason -> reason.startsWith("cannot be kept") && reason.contains("unwanted"))
                            .hasSize(4));
        } finally {
            fixture.execute("alter table telemetry.host_service_change drop constraint unwanted");
        }
        fixture.post(List.of(TestHost.json(TestHost.agent("after")
                .cpu(hour, 0.5)
                .service(hour, "kept", Service.Status.FAILED, false)
                .sample(hour))));
        fixture.awaitCount("after", 1);
        assertThat(fixture.column(
                        "select service from telemetry.host_service_change where host in ('sound', 'sick', 'after')"
                                + " order by host"))
                .containsExactly("kept", "kept");
    }
}
