package io.dynamote.deployment.service;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import io.dynamote.deployment.DeploymentService;
import io.dynamote.runtime.service.RunningService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A service with one running deployment, and a thousand more rows that look like it. */
final class ThousandDeployments implements AutoCloseable {

    static final int MANY = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Parts parts = Parts.start();
    private final CountingRelay relay = new CountingRelay(parts.cluster().port());
    private final RunningService service = DeploymentService.start(
            parts.options().with("dynamote.cluster.master-url", relay.url()).with("dynamote.cluster.heartbeat", "1h"));
    private final Door door = new Door(service.address());

    ThousandDeployments() throws SQLException {
        await().atMost(PATIENCE)
                .until(() -> door.post("/api/deployments/preview", Door.body("ready", ""))
                                .status()
                        == 200);
        assertThat(door.create("pattern").status()).isEqualTo(201);
        await().atMost(PATIENCE).until(() -> door.phase("pattern").equals("Running"));
        multiply();
    }

    /** Rows as the service left them, without waking the reconciler: nobody else knows these deployments. */
    private void multiply() throws SQLException {
        execute("insert into deployment select (jsonb_populate_record(d, jsonb_build_object("
                + "'id', gen_random_uuid(), 'name', 'many-' || n, 'state', d.state || jsonb_build_object("
                + "'name', 'many-' || n, 'frontendService', 'many-' || n || '-frontend')))).*"
                + " from deployment d, generate_series(1, " + MANY + ") n where d.name = 'pattern'");
    }

    /** Changes rows behind the service's back. */
    void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        parts.postgres().jdbcUrl() + "?currentSchema=deployment",
                        parts.postgres().user(),
                        "");
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        }
    }

    Door door() {
        return door;
    }

    /** Bytes that the service said to the API server. */
    long asked() {
        return relay.asked();
    }

    @Override
    public void close() {
        service.close();
        relay.close();
        parts.close();
    }
}
