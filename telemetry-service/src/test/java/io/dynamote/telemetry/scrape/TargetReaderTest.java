package io.dynamote.telemetry.scrape;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import io.dynamote.events.deployment.DeploymentState;
import io.dynamote.events.traffic.FrontendReading;
import io.dynamote.telemetry.scrape.ScrapeException.Reason;
import io.dynamote.telemetry.scrape.TargetState.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TargetReaderTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String TEXT = """
            dynamo_frontend_requests_total{model="m",status="success"} 5
            dynamo_component_uptime_seconds 3
            """;
    private static final ScrapeProperties PROPERTIES = new ScrapeProperties(
            true, Duration.ofSeconds(5), null, 1, 1_000, 8_000, null, ScrapeProperties.Through.PODS);

    private final List<FrontendReading> published = new ArrayList<>();
    private boolean stored = true;
    private String text = TEXT;
    private @Nullable ScrapeException failure;
    private final TargetReader reader = new TargetReader(
            new Target("ns", "ns/d", "owner", "pod", null),
            NOON,
            PROPERTIES,
            new FrontendClient() {
                @Override
                public byte[] fetch(Target target) throws ScrapeException {
                    if (failure != null) {
                        throw failure;
                    }
                    return text.getBytes(StandardCharsets.UTF_8);
                }

                @Override
                public String address(Target target) {
                    return "http://pod";
                }

                @Override
                public void close() {}
            },
            (reading, whenStored) -> {
                published.add(reading);
                if (stored) {
                    whenStored.run();
                }
            },
            Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void shouldHandOnWhatItRead() throws InterruptedException {
        assertThat(reader.state().status()).isEqualTo(Status.WAITING);
        reader.read();

        FrontendReading reading = published.getFirst();
        assertThat(reading.producer()).isEqualTo("scrape:ns/d/pod");
        assertThat(reading.team()).isEqualTo("owner");
        assertThat(reading.intervalSeconds()).isEqualTo(5);
        assertThat(reading.uptimeSeconds()).isEqualTo(3);
        assertThat(reading.models().getFirst().succeeded()).isEqualTo(5);
        assertThat(reader.state()).isEqualTo(new TargetState(Status.READ, NOON, NOON, null, null, List.of("m")));
    }

    @Test
    void shouldSayThatItWatchedFromTheStartUntilThatIsStored() throws InterruptedException {
        stored = false;
        reader.read();
        reader.read();
        stored = true;
        reader.read();
        reader.read();
        assertThat(published).extracting(FrontendReading::watchedFromStart).containsExactly(true, true, true, false);
    }

    @ParameterizedTest
    @CsvSource({", 0, false", "3, 0, true", "10, 0, true", "10.1, 0, false", "100, 90, true", "101, 90, false"})
    void shouldKnowWhetherAProcessBeganWhileItsDeploymentWasWatched(
            @Nullable Double uptime, long watchedSeconds, boolean began) {
        assertThat(TargetReader.beganWhileWatched(
                        uptime, NOON, NOON.minusSeconds(watchedSeconds), Duration.ofSeconds(5)))
                .isEqualTo(began);
    }

    @Test
    void shouldKeepWhatItKnewWhenItFails() throws InterruptedException {
        reader.read();
        failure = new ScrapeException(Reason.TIMEOUT, "no whole answer within PT3S");
        reader.read();
        assertThat(reader.state())
                .isEqualTo(new TargetState(
                        Status.FAILING, NOON, NOON, "timeout", "no whole answer within PT3S", List.of("m")));
        assertThat(published).hasSize(1);
    }

    @Test
    void shouldDrawNothingOfAnAnswerThatCouldDrawOverThePage() throws InterruptedException {
        text = "\u001b[31m<b>bold</b>\u202e";
        reader.read();
        assertThat(reader.state().reason()).isEqualTo("unreadable");
        assertThat(reader.state().message()).isEqualTo("line 1: must have the name of a metric, not: <b>bold</b>");
    }

    @Test
    void shouldReadThePodsOfFrontendsThatRun() {
        DeploymentState state = Deployments.state(
                "d",
                Deployments.frontend("frontend-1", "10.42.0.1"),
                Deployments.frontend("frontend-2", null),
                Deployments.pod("frontend-3", "Frontend", "Pending"),
                Deployments.pod("worker-1", "worker", "Running"));
        assertThat(FrontendPods.of(state))
                .containsExactly(
                        new Target("ns", "ns/d", "owner", "frontend-1", "10.42.0.1"),
                        new Target("ns", "ns/d", "owner", "frontend-2", null));
    }
}
