package io.dynamote.showcase;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.dynamote.embedded.LoopbackPort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Whom the process feeds and whom not; what a portal does with it is for the system's tests. */
class ShowcaseIT {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String MARK = "7c0ffee";
    private static final String VERSION = "v1.34.2+simulated." + MARK;

    private final HttpClient http = HttpClient.newHttpClient();
    private int portalPort;
    private ShowcaseSettings settings;
    private PortalStub portal;
    private Showcase showcase;

    @BeforeEach
    void start() throws Exception {
        portalPort = LoopbackPort.choose("portal", 0);
        Map<String, String> environment = new HashMap<>();
        environment.put("DYNAMOTE_DEMO_PORTAL_URL", "http://127.0.0.1:" + portalPort);
        environment.put("DYNAMOTE_DEMO_CLUSTER_PORT", String.valueOf(LoopbackPort.choose("cluster", 0)));
        environment.put("DYNAMOTE_DEMO_HEALTH_PORT", String.valueOf(LoopbackPort.choose("health", 0)));
        settings = ShowcaseSettings.of(environment);
        showcase = Showcase.start(settings, Clock.systemUTC(), MARK);
    }

    @AfterEach
    void close() {
        showcase.close();
        if (portal != null) {
            portal.close();
        }
        http.close();
    }

    private HttpResponse<String> health(String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + settings.healthPort() + "/health/" + path);
        return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    @Test
    void shouldHaveAClusterAtOnceAndWaitForThePortal() throws Exception {
        assertThat(health("live").statusCode()).isEqualTo(200);
        assertThat(health("live").body()).contains("the simulated cluster answers");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(health("ready").body())
                        .contains("127.0.0.1:" + portalPort)
                        .contains("does not say now on which cluster it stands"));
        assertThat(health("ready").statusCode()).isEqualTo(503);

        portal = new PortalStub(portalPort);
        portal.say(PortalStub.status(settings.cluster(), VERSION, true));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(health("ready").statusCode()).isEqualTo(200));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(portal.told())
                        .containsKeys("POST /api/deployments", "POST /api/telemetry/hosts", "PUT /api/jobs/"));
    }

    @Test
    void shouldTellNothingToAPortalOnAnotherCluster() throws Exception {
        portal = new PortalStub(portalPort);
        portal.say(PortalStub.status(URI.create("https://10.96.0.1"), "v1.33.1", false));

        assertThat(refusal())
                .isEqualTo(
                        "The portal http://127.0.0.1:%d stands on the cluster at https://10.96.0.1; expected the simulated one of this process, %s with version %s. It is told nothing."
                                .formatted(portalPort, settings.cluster(), VERSION));
        assertThat(health("ready").statusCode()).isEqualTo(503);
        assertThat(portal.told()).isEmpty();
    }

    /** Somebody connects it with a real cluster while the demo runs. */
    @Test
    void shouldEndWhenThePortalChangesItsCluster() throws Exception {
        portal = new PortalStub(portalPort);
        portal.say(PortalStub.status(settings.cluster(), VERSION, true));
        await().atMost(SOON).until(() -> portal.told().containsKey("POST /api/telemetry/hosts"));

        portal.say(PortalStub.status(settings.cluster(), "v1.33.1", true));

        assertThat(refusal()).contains("Kubernetes v1.33.1");
        // What was on its way when the answer came may still arrive: one thing of each part.
        int most = portal.told().values().stream().mapToInt(Integer::intValue).sum() + 4;
        await().during(Duration.ofMillis(1_500))
                .atMost(SOON)
                .until(() -> portal.told().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum()
                        <= most);
    }

    @Test
    void shouldNameThePortThatIsTaken() {
        assertThatThrownBy(() -> Showcase.start(settings, Clock.systemUTC(), MARK))
                .hasMessageContaining("The simulated cluster")
                .hasMessageContaining(String.valueOf(settings.clusterPort()));
    }

    private String refusal() {
        return CompletableFuture.supplyAsync(showcase::awaitRefusal)
                .orTimeout(SOON.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
                .join();
    }
}
