package io.dynamote.catalog;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.catalog.CatalogClient.Answer;
import io.dynamote.runtime.kafka.ReceivedRecord;
import io.dynamote.runtime.service.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static io.dynamote.catalog.CatalogClient.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class CatalogServiceIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int WRITERS = 6;
    private static final int WRITES = 40;
    private static final List<String> IDS = List.of("race/a", "race/b", "race/c");

    private static CatalogFixture fixture;

    @BeforeAll
    static void start() {
        fixture = new CatalogFixture();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    /** Every accepted change is on the topic once, in the order of the database, whichever instance took it. */
    @Test
    void shouldPublishWhatConcurrentWritersOfTwoInstancesLeftBehind() throws Exception {
        try (RunningService second = fixture.startInstance();
                ExecutorService executor = Executors.newFixedThreadPool(WRITERS)) {
            List<CatalogClient> clients = List.of(fixture.client(), new CatalogClient(second.address()));
            List<Future<Integer>> runs = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> executor.submit(() -> write(clients.get(writer % 2), writer)))
                    .toList();
            int accepted = 0;
            for (Future<Integer> run : runs) {
                accepted += run.get();
            }
            assertThat(accepted).isGreaterThan(WRITERS * WRITES / 4);

            int changes = accepted;
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(IDS.stream()
                                    .mapToInt(id -> fixture.published(id).size())
                                    .sum())
                            .isEqualTo(changes));
            for (String id : IDS) {
                String last = name(fixture.published(id).getLast());
                for (CatalogClient client : clients) {
                    await().atMost(PATIENCE)
                            .untilAsserted(() -> assertThat(client.get("/api/models/" + id)
                                            .json()
                                            .path("name")
                                            .asText())
                                    .isEqualTo(last));
                }
                assertThat(alternates(fixture.published(id))).isTrue();
            }
        }
    }

    @Test
    void shouldAddOnlyWhatIsNewInALaterRelease() throws Exception {
        fixture.client().send("DELETE", "/api/models/google/gemma-2-2b-it", "");
        sql("delete from catalog.shipped_model where id = 'google/gemma-2-9b-it'");
        sql("delete from catalog.model where id = 'google/gemma-2-9b-it'");
        try (RunningService later = fixture.startInstance()) {
            CatalogClient client = new CatalogClient(later.address());
            assertThat(client.get("/api/models?q=gemma").ids())
                    .containsExactly("google/gemma-2-9b-it", "google/gemma-2-27b-it");
        }
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(fixture.published("google/gemma-2-9b-it")).hasSize(2));
        assertThat(fixture.published("google/gemma-2-27b-it")).hasSize(1);
    }

    @Test
    void shouldNotOverwriteWhatSomebodyAddedBeforeItWasShipped() throws Exception {
        CatalogClient client = fixture.client();
        String own = client.get("/api/models/microsoft/phi-4").body().replace("\"Phi-4\"", "\"Our Phi\"");
        client.send("PUT", "/api/models/microsoft/phi-4", own);
        sql("delete from catalog.shipped_model where id = 'microsoft/phi-4'");
        try (RunningService later = fixture.startInstance()) {
            assertThat(new CatalogClient(later.address())
                            .get("/api/models/microsoft/phi-4")
                            .json()
                            .path("name")
                            .asText())
                    .isEqualTo("Our Phi");
        }
    }

    @Test
    void shouldTellItsHealthAndItsDependencies() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode health = fixture.client().get("/health").json();
            assertThat(health.path("service").asText()).isEqualTo("catalog");
            assertThat(health.path("status").asText()).isEqualTo("up");
            assertThat(health.path("dependencies").findValuesAsText("name")).containsExactly("kafka", "postgres");
        });
    }

    /** Tries random changes; answers how many were accepted and really changed something. */
    private static int write(CatalogClient client, int writer) {
        Random random = new Random(writer);
        int accepted = 0;
        for (int i = 0; i < WRITES; i++) {
            String id = IDS.get(random.nextInt(IDS.size()));
            String body = model(id, "Writer " + writer + " write " + i);
            Answer answer = switch (random.nextInt(3)) {
                case 0 -> client.post("/api/models", body);
                case 1 -> client.send("PUT", "/api/models/" + id, body);
                default -> client.send("DELETE", "/api/models/" + id, "");
            };
            assertThat(answer.status()).isIn(200, 201, 204, 404, 409);
            accepted += answer.status() < 300 ? 1 : 0;
        }
        return accepted;
    }

    /** A tombstone never follows a tombstone: only a model that is there can be retired. */
    private static boolean alternates(List<ReceivedRecord> records) {
        List<String> names =
                new ArrayList<>(records.stream().map(CatalogServiceIT::name).toList());
        return IntStream.range(1, names.size())
                .noneMatch(i -> names.get(i).isEmpty() && names.get(i - 1).isEmpty());
    }

    private static String name(ReceivedRecord record) {
        try {
            return record.value() == null
                    ? ""
                    : new ObjectMapper().readTree(record.value()).path("name").asText();
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + record, e);
        }
    }

    private static void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        fixture.postgres().jdbcUrl(), fixture.postgres().user(), "");
                Statement sql = connection.createStatement()) {
            sql.executeUpdate(statement);
        }
    }
}
