package io.dynamote.telemetry.history.api;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.events.traffic.TrafficWindow;
import io.dynamote.runtime.kafka.DeadLetters;
import io.dynamote.runtime.kafka.KafkaProperties;
import io.dynamote.runtime.kafka.ReceivedRecord;
import io.dynamote.runtime.kafka.TopicTail;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.telemetry.history.rollup.Traffic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.dynamote.telemetry.history.api.HistoryFixture.PATIENCE;
import static io.dynamote.telemetry.history.api.HistoryFixture.counts;
import static io.dynamote.telemetry.history.api.HistoryFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/** From windows on Kafka to answers from Postgres. */
class HistoryIT {

    private static HistoryFixture fixture;
    private static RunningService service;

    private final Random random = new Random(21);
    private final Instant now = Instant.now();

    @BeforeAll
    static void start() {
        fixture = new HistoryFixture();
        service = fixture.startService();
    }

    @AfterAll
    static void stop() {
        service.close();
        fixture.close();
    }

    private void tell(String deployment, String model, String team, Instant at, int requests) {
        fixture.tell(new TrafficWindow(
                deployment,
                at.truncatedTo(ChronoUnit.SECONDS),
                List.of(Traffic.series(random, model, team, requests))));
    }

    private static JsonNode ask(String path) {
        HttpResponse<String> answer = fixture.get(service, "/api/traffic/history" + path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body());
    }

    private String from(Duration ago) {
        return "?from=" + now.minus(ago);
    }

    private static List<JsonNode> items(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false).toList();
    }

    private static void awaitToldOf(String deployment) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode items = ask("/summary?by=deployment&from=" + Instant.now().minus(Duration.ofDays(300))
                            + "&scope=deployment:" + deployment)
                    .path("items");
            assertThat(items).hasSize(1);
            assertThat(counts(items.get(0))).isEqualTo(counts(fixture.told(deployment)));
        });
    }

    @Test
    void shouldShowWindowsOfAnyAgeInTheirOwnMinute() {
        List<Duration> ages =
                List.of(Duration.ofMinutes(1), Duration.ofMinutes(40), Duration.ofDays(3), Duration.ofDays(200));
        for (Duration age : ages) {
            for (int i = 0; i < 3; i++) {
                tell("ns/ages", "m-ages", "t", now.minus(age), 20);
            }
        }
        awaitToldOf("ns/ages");
        for (Duration age : ages) {
            String span = "?from=" + now.minus(age).minusSeconds(1_800) + "&to="
                    + now.minus(age).plusSeconds(1_800);
            JsonNode answer = ask(span + "&scope=deployment:ns/ages");
            Instant at = now.minus(age).truncatedTo(age.toDays() > 100 ? ChronoUnit.HOURS : ChronoUnit.MINUTES);
            assertThat(answer.path("points").findValuesAsText("at")).containsExactly(at.toString());
            assertThat(answer.path("points").get(0).path("requests").asLong()).isEqualTo(60);
        }
        JsonNode old = ask("?from=" + now.minus(Duration.ofDays(210)) + "&scope=deployment:ns/ages");
        assertThat(old.path("stepSeconds").asLong()).isEqualTo(86_400);
        assertThat(items(old.path("rollups")).stream().map(JsonNode::asText)).contains("day", "open");
        assertThat(old.path("points"))
                .hasSize(
                        now.truncatedTo(ChronoUnit.DAYS)
                                        .equals(now.minusSeconds(2_400).truncatedTo(ChronoUnit.DAYS))
                                ? 3
                                : 4);
    }

    @Test
    void shouldAddUpAnySetOfScopesAndEachSeriesOnce() {
        tell("ns/a", "model-a", "red", now.minusSeconds(90), 30);
        tell("ns/a", "model-a", "blue", now.minusSeconds(90), 40);
        tell("ns/b", "model-b", "red", now.minusSeconds(90), 50);
        tell("ns/c", "model-b", "green", now.minusSeconds(90), 60);
        List.of("ns/a", "ns/b", "ns/c").forEach(HistoryIT::awaitToldOf);

        assertThat(requests("&scope=deployment:ns/a&scope=deployment:ns/c")).isEqualTo(130);
        assertThat(requests("&scope=deployment:ns/b&scope=model:model-b")).isEqualTo(110);
        assertThat(requests("&scope=team:red")).isEqualTo(80);
        assertThat(requests("&scope=team:nobody")).isZero();
        JsonNode both =
                ask(from(Duration.ofHours(1)) + "&stepSeconds=3600&scope=deployment:ns/a&scope=deployment:ns/b");
        assertThat(both.path("points").findValuesAsText("requests")).contains("120");
        assertThat(both.path("scopes")).hasSize(2);

        JsonNode teams =
                ask("/summary" + from(Duration.ofHours(1)) + "&by=team&scope=model:model-a&scope=model:model-b");
        assertThat(teams.path("items").findValuesAsText("name")).containsExactly("blue", "green", "red");
        assertThat(teams.path("items").findValuesAsText("requests")).containsExactly("40", "60", "80");
        assertThat(counts(teams.path("total"))).isEqualTo(counts(fixture.told("ns/a", "ns/b", "ns/c")));
    }

    private long requests(String scopes) {
        return items(ask(from(Duration.ofHours(1)) + scopes).path("points")).stream()
                .mapToLong(point -> point.path("requests").asLong())
                .sum();
    }

    @Test
    void shouldSayFromWhenAndUpToWhenItIsComplete() {
        tell("ns/complete", "m", "t", now, 1);
        awaitToldOf("ns/complete");
        JsonNode points = ask(from(Duration.ofHours(1)));
        assertThat(Instant.parse(points.path("completeFrom").asText()))
                .isBeforeOrEqualTo(
                        Instant.parse(points.path("points").path(0).path("at").asText()));
        await().atMost(PATIENCE).untilAsserted(() -> {
            String complete = ask(from(Duration.ofHours(1))).path("completeTo").asText();
            assertThat(Duration.between(Instant.parse(complete), Instant.now())).isLessThan(Duration.ofSeconds(20));
        });
    }

    @Test
    void shouldPutAsideWhatIsNoWindowAndGoOn() {
        List<ReceivedRecord> letters = new CopyOnWriteArrayList<>();
        KafkaProperties kafka = new KafkaProperties(fixture.kafka().bootstrapServers(), (short) 1);
        try (TopicTail _ = TopicTail.start(kafka, List.of(DeadLetters.TOPIC), letters::add, Clock.systemUTC())) {
            fixture.tell("ns/after", "rubbish".getBytes(StandardCharsets.UTF_8));
            fixture.tell("ns/after", """
                    {"deployment": "ns/after", "slot": "%s", "series": [{"model": "m", "requests": -4, "cancelled": 0,
                     "inputTokens": 0, "outputTokens": 0, "cacheReadTokens": 0, "cacheWriteTokens": 0, "reasoningTokens": 0}]}
                    """.formatted(now.truncatedTo(ChronoUnit.SECONDS))
                    .getBytes(StandardCharsets.UTF_8));
            tell("ns/after", "m", "t", now, 7);
            awaitToldOf("ns/after");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(letters)
                            .extracting(letter -> letter.headers().get("dynamote_reason"))
                            .anyMatch(reason -> reason.contains("requests must be at least 0"))
                            .hasSizeGreaterThanOrEqualTo(2));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ?from=yesterday                                        | from   | must be a time like 2026-11-20T12:00:00Z
            ?from=2020-01-01T00:00:00Z                             | from   | nothing older is kept
            ?from=2026-11-20T12:00:00Z&to=2026-11-20T11:00:00Z     | from   | must be before to
            ?from=2099-11-20T12:00:00Z&to=2099-11-20T13:00:00Z     | from   | must be in the past
            ?from=RECENT&stepSeconds=61                            | stepSeconds | must be a multiple of 60
            ?from=OLD&stepSeconds=60                               | stepSeconds | must be a multiple of 3600
            ?from=RECENT&stepSeconds=soon                          | stepSeconds | must be a whole number
            ?from=RECENT&scope=planet:earth                        | scope  | must be all, model:<id>
            /summary?from=RECENT&by=colour                         | by     | must be model, deployment or team
            /export?from=RECENT&format=xml                         | format | must be csv or json
            /export?from=RECENT&stepSeconds=120                    | stepSeconds | must be one of [60, 600, 3600, 86400]
            /export?from=OLD&stepSeconds=60                        | stepSeconds | must be one of [3600, 86400]
            """)
    void shouldNameWhatIsWrongWithAQuestion(String question, String field, String message) {
        String path = question.replace("RECENT", now.minusSeconds(600).toString())
                .replace("OLD", now.minus(Duration.ofDays(60)).toString());
        HttpResponse<String> answer = fixture.get(service, "/api/traffic/history" + path);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 422);
        JsonNode problem = json(answer.body());
        assertThat(problem.path("errors").findValuesAsText("field")).contains(field);
        assertThat(problem.path("errors").toString()).contains(message);
    }

    @Test
    void shouldExportEverySeriesAndSlotInBothForms() {
        String model = "=cmd|' /C calc'!A0,\"x\"";
        tell("ns/export", model, "t", now.minus(Duration.ofHours(5)), 9);
        tell("ns/export", model, "t", now.minus(Duration.ofMinutes(3)), 11);
        tell("ns/export", "m", "t", now.minus(Duration.ofMinutes(3)), 13);
        awaitToldOf("ns/export");

        String path = "/api/traffic/history/export" + from(Duration.ofHours(6)) + "&scope=deployment:ns/export";
        HttpResponse<String> csv = fixture.get(service, path, "Accept", "text/csv");
        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv;charset=utf-8");
        assertThat(csv.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"traffic.csv\"");
        List<String> lines = csv.body().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.getFirst())
                .startsWith("at,step_seconds,deployment,model,team,source,requests,cancelled,failed,error_auth")
                .contains("error_OTHER,input_tokens");
        assertThat(lines.get(1)).contains(",60,ns/export,\"'=cmd|' /C calc'!A0,\"\"x\"\"\",t,gateway,9,");
        assertThat(lines.subList(1, 4)).isSorted();

        JsonNode lineObjects = json(fixture.get(service, path + "&format=json").body());
        assertThat(lineObjects).hasSize(3);
        assertThat(lineObjects.findValuesAsText("requests")).containsExactlyInAnyOrder("9", "13", "11");
        assertThat(lineObjects.get(0).path("series").path("model").asText()).isEqualTo(model);

        HttpResponse<String> none = fixture.get(
                service, path.replace("ns/export", "ns/none") + "&format=json", "Accept", "application/json");
        assertThat(none.headers().firstValue("Content-Type")).contains("application/json;charset=utf-8");
        assertThat(json(none.body())).isEmpty();
    }

    @Test
    void shouldHavePercentilesWithinOnePercentOfTheExactOnes() {
        List<Long> exact = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            io.dynamote.events.traffic.Counts counts = new io.dynamote.events.traffic.Counts();
            for (int j = 0; j < 100; j++) {
                long micros = (long) Math.exp(12 + 0.9 * random.nextGaussian());
                exact.add(micros);
                counts.record(micros);
            }
            byte[] none = {};
            fixture.tell(new TrafficWindow(
                    "ns/exact",
                    now.minusSeconds(60L * i).truncatedTo(ChronoUnit.SECONDS),
                    List.of(new TrafficWindow.Series(
                            "m", "t", 100, 0, java.util.Map.of(), 0, 0, 0, 0, 0, counts.encode(), none, none))));
        }
        awaitToldOf("ns/exact");
        exact.sort(null);
        JsonNode duration = ask("/summary" + from(Duration.ofHours(2)) + "&by=model&scope=deployment:ns/exact")
                .path("items")
                .get(0)
                .path("durationMillis");
        for (int percentile : new int[] {50, 95, 99}) {
            double millis = exact.get((int) Math.ceil(percentile / 100.0 * exact.size()) - 1) / 1_000.0;
            assertThat(duration.path("p" + percentile).asDouble() / millis)
                    .as("p%d", percentile)
                    .isCloseTo(1, within(0.01));
        }
    }

    @Test
    void shouldTakeCommasInNamesAsTheyAre() {
        String model = "a,b";
        tell("ns/comma", model, "t", now.minusSeconds(60), 3);
        awaitToldOf("ns/comma");
        assertThat(requests("&scope=model:" + URLEncoder.encode(model, StandardCharsets.UTF_8)))
                .isEqualTo(3);
    }
}
