package io.dynamote.system.outage;

import java.time.Duration;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.dynamote.system.BrowserTab;
import io.dynamote.system.Door;
import io.dynamote.system.RunningSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Each part of the system taken away under an open browser: an outage is shown as such, and nothing is lost. */
class OutageE2E {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static RunningSystem system;
    private static Door door;
    private static BrowserTab browser;
    private static Page page;

    @BeforeAll
    static void start() {
        assumeTrue(BrowserTab.isThere(), BrowserTab::reason);
        system = RunningSystem.start(20);
        door = new Door(system.portal());
        browser = new BrowserTab(system.portal());
        page = browser.page();
        // The first one may take longer than an answer waits for the cluster.
        assertThat(create("steady").status()).isIn(201, 202);
        awaitPhase("steady", "Running");
    }

    @AfterAll
    static void stop() {
        if (system != null) {
            browser.close();
            system.close();
        }
    }

    /** One test's outage is not the next one's. */
    @AfterEach
    void bringEverythingBack() {
        if (!system.parts().kafka().isRunning()) {
            system.parts().kafka().restart();
        }
        if (!system.parts().postgres().isRunning()) {
            system.parts().postgres().restart();
        }
        system.parts().simulatedCluster().orElseThrow().start();
    }

    @Test
    void shouldKeepTheRowsAndApplyLaterWhileTheClusterIsAway() {
        open("/deployments");
        var cluster = system.parts().simulatedCluster().orElseThrow();
        cluster.stop();
        awaitSaid("The cluster cannot be reached. These are the last known states");
        assertThat(row("steady")).containsText("Running");
        browser.shoot("outage-cluster");

        deploy("while-cluster-away", 202);
        assertThat(row("while-cluster-away")).containsText("Pending", patiently());

        cluster.start();
        assertThat(row("while-cluster-away")).containsText("Running", patiently());
        awaitNotSaid("The cluster cannot be reached");
    }

    @Test
    void shouldWorkOnWithoutKafkaAndCatchUp() {
        open("/deployments");
        system.parts().kafka().stop();

        deploy("while-kafka-away", 201);
        awaitPhase("while-kafka-away", "Running");
        awaitSaid("Kafka does not answer, so changes are not pushed");
        assertThat(row("while-kafka-away")).isVisible();
        browser.shoot("outage-kafka");

        system.parts().kafka().restart();
        awaitNotSaid("Kafka does not answer");
        page.evaluate("() => { window.neverReloaded = true; }");
        deploy("after-kafka", 201);
        assertThat(row("after-kafka")).containsText("Running", patiently());
        assertThat(page.evaluate("() => window.neverReloaded === true")).isEqualTo(true);
    }

    @Test
    void shouldRefuseWritesAndShowWhatIsKnownWithoutPostgres() {
        open("/deployments");
        system.parts().postgres().stop();

        Door.Reply refused = create("while-postgres-away");
        assertThat(refused.status()).as(refused.body()).isEqualTo(503);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.json().path("code").asText()).isEqualTo("database_unavailable");
        page.navigate("/deployments");
        assertThat(row("steady")).containsText("Running");
        assertThat(page.locator("#banner")).containsText("cannot reach", patiently());
        page.navigate("/");
        assertThat(page.locator("li.card").first()).isVisible();
        browser.shoot("outage-postgres");
        assertThat(door.get("/api/health").body()).contains("postgres");

        system.parts().postgres().restart();
        await().atMost(PATIENCE).until(() -> door.get("/api/deployments").status() == 200);
        assertThat(door.get("/api/deployments/while-postgres-away").status()).isEqualTo(404);
        await().atMost(PATIENCE).until(() -> create("while-postgres-away").status() < 300);
        awaitPhase("while-postgres-away", "Running");
    }

    private static void open(String path) {
        page.navigate(path);
        page.waitForFunction("() => document.documentElement.dataset.stream === 'open'");
    }

    private static Locator row(String name) {
        return page.locator("tr[data-name='" + name + "']");
    }

    private static LocatorAssertions.ContainsTextOptions patiently() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout((double) PATIENCE.toMillis());
    }

    /** Pages are made anew for what is around the rows. */
    private static void awaitSaid(String text) {
        await().atMost(PATIENCE).until(() -> {
            page.navigate("/deployments");
            return page.locator("main").innerText().contains(text);
        });
    }

    private static void awaitNotSaid(String text) {
        await().atMost(PATIENCE).until(() -> {
            page.navigate("/deployments");
            return !page.locator("main").innerText().contains(text);
        });
    }

    private static Door.Reply create(String name) {
        String body = "{\"name\": \"%s\", \"modelId\": \"Qwen/Qwen3-0.6B\", \"engine\": \"vllm\"}".formatted(name);
        return door.post("/api/deployments", body, null);
    }

    private static void deploy(String name, int expected) {
        Door.Reply reply = create(name);
        assertThat(reply.status()).as(reply.body()).isEqualTo(expected);
    }

    private static void awaitPhase(String name, String phase) {
        await().atMost(PATIENCE)
                .until(() -> door.get("/api/deployments/" + name)
                        .json()
                        .path("phase")
                        .asText()
                        .equals(phase));
    }
}
