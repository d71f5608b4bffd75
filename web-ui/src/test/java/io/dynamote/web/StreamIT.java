package io.dynamote.web;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.dynamote.events.EventType;
import io.dynamote.events.deployment.DeploymentState;
import io.dynamote.events.deployment.Phase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The contract of {@code GET /api/stream}. */
class StreamIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static TestPortal portal;

    @BeforeAll
    static void start() {
        portal = TestPortal.start(Map.of("dynamote.web.keep-alive", "200ms"));
        portal.fill();
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void shouldSendTheCurrentStateFirstThenEachChange() {
        try (StreamClient stream = open("topics=deployments,models")) {
            assertThat(stream.response().headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            await().atMost(PATIENCE).until(() -> stream.saw("event: current"));
            List<String> lines = stream.lines();
            assertThat(lines).filteredOn("event: deployment.state.v1"::equals).hasSizeGreaterThanOrEqualTo(6);
            assertThat(lines).filteredOn("event: model.state.v1"::equals).hasSizeGreaterThanOrEqualTo(8);
            portal.publish(state("streamed", "first"));
            await().atMost(PATIENCE).until(() -> stream.saw("\"name\":\"streamed\""));
            portal.end(EventType.DEPLOYMENT_STATE, "dynamo-system/streamed");
            await().atMost(PATIENCE)
                    .until(() ->
                            stream.saw("data: {\"type\":\"deployment.state.v1\",\"key\":\"dynamo-system/streamed\"}"));
            assertThat(stream.lines()).contains("event: ended");
        }
    }

    @Test
    void shouldGoOnWhereTheBrowserWasCutOff() {
        String last;
        try (StreamClient stream = open("topics=deployments")) {
            await().atMost(PATIENCE).until(() -> stream.saw("event: current"));
            last = stream.lastId();
        }
        portal.publish(state("missed", "while away"));
        await().atMost(PATIENCE).until(() -> portal.get("/deployments").body().contains("while away"));
        for (StreamClient again :
                List.of(open("topics=deployments", "Last-Event-ID", last), open("topics=deployments&after=" + last))) {
            try (again) {
                await().atMost(PATIENCE).until(() -> again.saw("event: current"));
                assertThat(again.saw("\"name\":\"missed\"")).isTrue();
                assertThat(again.saw("\"name\":\"deepseek-r1\"")).isFalse();
            }
        }
        portal.end(EventType.DEPLOYMENT_STATE, "dynamo-system/missed");
    }

    @Test
    void shouldStartAgainFromTheStateWhenTheIdIsOfAnotherRun() {
        try (StreamClient stream = open("topics=deployments", "Last-Event-ID", "ffffffff-3")) {
            await().atMost(PATIENCE).until(() -> stream.saw("event: current"));
            assertThat(stream.saw("\"name\":\"deepseek-r1\"")).isTrue();
        }
    }

    @Test
    void shouldKeepASilentStreamOpenWithComments() {
        try (StreamClient stream = open("topics=models")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(stream.lines())
                            .filteredOn(": keep-alive"::equals)
                            .hasSizeGreaterThan(2));
        }
    }

    @Test
    void shouldRefuseUnknownTopics() {
        for (String topics : List.of("nonsense", "deployments,nonsense", "", "view:deployment:only-one-part")) {
            var refused = portal.get("/api/stream?topics=" + topics, "Accept", "text/event-stream");
            assertThat(refused.statusCode()).as(topics).isEqualTo(422);
            assertThat(refused.body()).contains("\"field\":\"topics\"", "must be topics that exist");
        }
    }

    @Test
    void shouldSendMarkupOfChangedRowsAndOfThePageThatIsOpen() {
        try (StreamClient stream = open("topics=view:deployments,view:deployment:dynamo-system/qwen3-chat")) {
            await().atMost(PATIENCE).until(() -> stream.saw("event: current"));
            portal.know(Samples.deployment(
                    Instant.now(),
                    "qwen3-chat",
                    "search",
                    "Qwen/Qwen3-0.6B",
                    "vllm",
                    "aggregated",
                    Phase.FAILED,
                    "Crash",
                    "worker 2 <crashes>",
                    2,
                    1,
                    4_000));
            await().atMost(PATIENCE)
                    .until(() -> stream.saw("row:dynamo-system/qwen3-chat") && stream.saw("\"target\":\"pods\""));
            assertThat(stream.lines())
                    .filteredOn(line -> line.contains("\"target\":\"row:dynamo-system/qwen3-chat\""))
                    .last()
                    .asString()
                    .contains("\"into\":\"rows\"", "worker 2 &lt;crashes&gt;", "<tr")
                    .doesNotContain("<crashes>");
        }
    }

    @Test
    void shouldTellOfTheClusterAtOnce() {
        try (StreamClient stream = open("topics=view:frame,view:cluster")) {
            await().atMost(PATIENCE).until(() -> stream.saw("event: current"));
            portal.services.cluster(false, true);
            await().atMost(PATIENCE)
                    .until(() -> stream.saw("\"target\":\"banner\"") && stream.saw("The cluster cannot be reached"));
            portal.services.cluster(true, true);
            await().atMost(PATIENCE).until(() -> stream.lines().getLast().isEmpty() || stream.saw("Simulated"));
        }
    }

    @Test
    void shouldReachEveryViewer() {
        List<StreamClient> viewers = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                viewers.add(open("topics=view:deployments"));
            }
            await().atMost(PATIENCE).until(() -> viewers.stream().allMatch(viewer -> viewer.saw("event: current")));
            String mark = "news-for-everyone";
            portal.publish(state("fan-out", mark));
            await().atMost(PATIENCE).until(() -> viewers.stream().allMatch(viewer -> viewer.saw(mark)));
        } finally {
            viewers.forEach(StreamClient::close);
        }
        portal.end(EventType.DEPLOYMENT_STATE, "dynamo-system/fan-out");
    }

    private static DeploymentState state(String name, String message) {
        return Samples.deployment(
                Instant.now(), name, "t", "m/m", "vllm", "aggregated", Phase.RUNNING, "Ready", message, 1, 1, 5);
    }

    private static StreamClient open(String query, String... headers) {
        return StreamClient.open(portal.http(), URI.create(portal.address() + "/api/stream?" + query), headers);
    }
}
