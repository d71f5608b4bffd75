package io.dynamote.deployment.service;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.deployment.DeploymentService;
import io.dynamote.runtime.service.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Lists of a thousand deployments. */
class DeploymentListIT {

    private static final int MANY = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Parts parts;
    private static CountingRelay relay;
    private static RunningService service;
    private static Door door;

    @BeforeAll
    static void start() throws SQLException {
        parts = Parts.start();
        relay = new CountingRelay(parts.cluster().port());
        service = DeploymentService.start(parts.options()
                .with("dynamote.cluster.master-url", relay.url())
                .with("dynamote.cluster.heartbeat", "1h"));
        door = new Door(service.address());
        await().atMost(PATIENCE)
                .until(() -> door.post("/api/deployments/preview", Door.body("ready", ""))
                                .status()
                        == 200);
        assertThat(door.create("pattern").status()).isEqualTo(201);
        await().atMost(PATIENCE).until(() -> door.phase("pattern").equals("Running"));
        multiply();
    }

    @AfterAll
    static void stop() {
        service.close();
        relay.close();
        parts.close();
    }

    @Test
    void shouldWalkThroughAThousandWithoutACallToTheCluster() {
        long before = relay.asked();

        Set<String> names = new HashSet<>();
        String path = "/api/deployments?limit=200";
        for (String next = ""; next != null; ) {
            JsonNode page = door.get(path + next).json();
            names.addAll(page.path("items").findValuesAsText("frontendService"));
            next = page.hasNonNull("nextCursor")
                    ? "&cursor=" + page.path("nextCursor").asText()
                    : null;
        }
        door.get("/api/deployments/pattern");
        door.get("/api/deployments/pattern/pods");
        door.get("/api/namespaces");
        door.get("/api/cluster/status");

        assertThat(names).hasSize(MANY + 1);
        assertThat(relay.asked()).as("bytes said to the API server").isEqualTo(before);
    }

    @Test
    void shouldFilterByEveryParameter() {
        assertThat(count("?phase=Running&limit=200")).isEqualTo(200);
        assertThat(count("?phase=failed")).isZero();
        assertThat(count("?q=MANY-7&limit=200")).isEqualTo(111);
        assertThat(count("?modelId=Qwen/Qwen3-0.6B&limit=3")).isEqualTo(3);
        assertThat(count("?team=nobody")).isZero();
        assertThat(count("?namespace=default")).isZero();
        assertThat(door.get("/api/deployments?phase=Sleeping").at("/errors/0/field"))
                .isEqualTo("phase");
        assertThat(door.get("/api/deployments?limit=0").at("/errors/0/field")).isEqualTo("limit");
        assertThat(door.get("/api/deployments?cursor=x").at("/errors/0/field")).isEqualTo("cursor");
    }

    private static int count(String query) {
        return door.get("/api/deployments" + query).json().path("items").size();
    }

    /** Rows as the service left them, without waking the reconciler: nobody else knows these deployments. */
    private static void multiply() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        parts.postgres().jdbcUrl() + "?currentSchema=deployment",
                        parts.postgres().user(),
                        "");
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("insert into deployment select (jsonb_populate_record(d, jsonb_build_object("
                    + "'id', gen_random_uuid(), 'name', 'many-' || n, 'state', d.state || jsonb_build_object("
                    + "'name', 'many-' || n, 'frontendService', 'many-' || n || '-frontend')))).*"
                    + " from deployment d, generate_series(1, " + MANY + ") n where d.name = 'pattern'");
        }
    }
}
