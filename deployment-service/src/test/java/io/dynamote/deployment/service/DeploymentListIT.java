package io.dynamote.deployment.service;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Lists of a thousand deployments. */
class DeploymentListIT {

    private static ThousandDeployments scene;
    private static Door door;

    @BeforeAll
    static void start() throws SQLException {
        scene = new ThousandDeployments();
        door = scene.door();
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @Test
    void shouldWalkThroughAThousandWithoutACallToTheCluster() {
        long before = scene.asked();

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

        assertThat(names).hasSize(ThousandDeployments.MANY + 1);
        assertThat(scene.asked()).as("bytes said to the API server").isEqualTo(before);
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

    /** Rows that were read once stay in memory; what changed since, by whomever, must be seen all the same. */
    @Test
    void shouldShowEveryChangeOfARowThatWasReadBefore() throws SQLException {
        String path = "/api/deployments?q=many-77&limit=1";
        assertThat(door.get(path).at("/items/0/verdict/message")).isNotEqualTo("changed");

        scene.execute(
                "update deployment set state = jsonb_set(state, '{verdict,message}', '\"changed\"') where name = 'many-77'");

        assertThat(door.get(path).at("/items/0/verdict/message")).isEqualTo("changed");
    }

    private static int count(String query) {
        return door.get("/api/deployments" + query).json().path("items").size();
    }
}
