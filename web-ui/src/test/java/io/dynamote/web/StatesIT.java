package io.dynamote.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Each page while it is loading, with nothing, failing, and with parts away; full ones are in {@link ScreenshotIT}. */
@ExtendWith(WithBrowser.class)
class StatesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String NOWHERE = "127.0.0.1:9";
    private static final Map<String, Object> NOTHING_ANSWERS = Map.of(
            "dynamote.kafka.bootstrap-servers", NOWHERE,
            "dynamote.services.catalog.url", "http://" + NOWHERE,
            "dynamote.services.deployment.url", "http://" + NOWHERE,
            "dynamote.services.telemetry.url", "http://" + NOWHERE,
            "dynamote.services.alert.url", "http://" + NOWHERE);
    private static final Pattern MARKUP = Pattern.compile("<[^>]*>");

    private static Browser browser;

    @BeforeAll
    static void start(Browser open) {
        browser = open;
    }

    @Test
    void shouldSayThatItIsLoading() {
        try (TestPortal portal = TestPortal.start(with("dynamote.web.warm-up", "1h"))) {
            assertThat(text(portal, "/")).contains("The catalog is being read");
            assertThat(text(portal, "/deployments")).contains("Deployments are being read");
            assertThat(text(portal, "/deployments/dynamo-system/qwen3-chat")).contains("Reading qwen3-chat");
            assertThat(text(portal, "/traffic")).contains("Traffic is being read");
            assertThat(text(portal, "/hosts")).contains("Hosts are being read");
            assertThat(text(portal, "/jobs")).contains("Jobs are being read");
            assertThat(text(portal, "/alerts")).contains("Alerts are being read", "Whether alerts fire is not known");
            assertThat(text(portal, "/alerts/rules")).contains("Rules are being read");
            assertThat(text(portal, "/alerts/history")).contains("The history is being read");
            assertThat(text(portal, "/alerts/silences")).contains("Silences are being read");
            assertThat(text(portal, "/alerts/receivers")).contains("Receivers are being read");
            assertThat(text(portal, "/alerts/deliveries")).contains("Deliveries are being read");
            assertThat(text(portal, "/alerts/incidents/x")).contains("The incident is being read");
            shoot(portal, "loading");
        }
    }

    @Test
    void shouldSayThatItCannotKnow() {
        try (TestPortal portal = TestPortal.start(with("dynamote.web.warm-up", "1ms"))) {
            assertThat(text(portal, "/")).contains("The catalog cannot be read", "catalog-service");
            assertThat(text(portal, "/deployments")).contains("Deployments cannot be read", "deployment-service");
            assertThat(text(portal, "/deployments/dynamo-system/qwen3-chat"))
                    .contains("This deployment cannot be read");
            assertThat(text(portal, "/traffic")).contains("Traffic cannot be read", "telemetry-service");
            assertThat(text(portal, "/hosts")).contains("Hosts cannot be read", "telemetry-service");
            assertThat(text(portal, "/jobs")).contains("Jobs cannot be read", "telemetry-service");
            assertThat(text(portal, "/alerts")).contains("Alerts cannot be read", "alert-service");
            assertThat(text(portal, "/alerts/rules")).contains("Rules cannot be read", "alert-service");
            assertThat(text(portal, "/alerts/rules/x")).contains("This rule cannot be read", "alert-service");
            assertThat(text(portal, "/alerts/receivers")).contains("Receivers cannot be read", "alert-service");
            assertThat(text(portal, "/alerts/silences")).contains("Silences cannot be read", "alert-service");
            assertThat(text(portal, "/alerts/deliveries")).contains("Deliveries cannot be read", "alert-service");
            assertThat(text(portal, "/alerts/history")).contains("The history cannot be read", "alert-service");
            assertThat(text(portal, "/alerts/incidents/x")).contains("This incident cannot be read", "alert-service");
            assertThat(text(portal, "/cluster")).contains("Down").doesNotContain("Connected");
            shoot(portal, "failed");
        }
    }

    @Test
    void shouldInviteWhenThereIsNothing() {
        try (TestPortal portal = TestPortal.start()) {
            await().atMost(PATIENCE).until(() -> text(portal, "/deployments").contains("Deploy your first model"));
            await().atMost(PATIENCE).until(() -> text(portal, "/").contains("The catalog is empty"));
            StubTelemetry.noTraffic(portal.services.telemetry);
            String nothing = "{\"asOf\":%s,\"items\":[]}";
            for (String path : List.of("GET /api/hosts", "GET /api/jobs")) {
                portal.services.telemetry.on(path, StubService.Answer.json(nothing.formatted("null")));
            }
            assertThat(text(portal, "/hosts") + text(portal, "/jobs"))
                    .containsAnyOf("Hosts are being read", "Hosts cannot be read")
                    .containsAnyOf("Jobs are being read", "Jobs cannot be read")
                    .doesNotContain("No host", "No job");
            for (String path : List.of("GET /api/hosts", "GET /api/jobs")) {
                portal.services.telemetry.on(
                        path, _ -> StubService.Answer.json(nothing.formatted("\"" + Instant.now() + "\"")));
            }
            assertThat(text(portal, "/traffic")).contains("No request has been counted yet");
            assertThat(text(portal, "/hosts")).contains("No host has been heard of yet");
            assertThat(text(portal, "/jobs")).contains("No job is under way");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(text(portal, "/alerts"))
                            .contains("Nothing is wrong", "No alert calls for anybody"));
            StubAlerts.nothing(portal.services.alert);
            assertThat(text(portal, "/alerts/rules")).contains("There is no rule");
            assertThat(text(portal, "/alerts/silences")).contains("Nothing is silenced");
            assertThat(text(portal, "/alerts/receivers"))
                    .contains("every alert", "Tells nobody", "takes alerts and tells nobody");
            assertThat(text(portal, "/alerts/deliveries")).contains("Nothing was sent yet");
            assertThat(text(portal, "/alerts/history")).contains("Nothing has happened yet");
            shoot(portal, "empty");
        }
    }

    @Test
    void shouldShowWhatIsKnownWithItsAgeWhilePartsAreAway() {
        try (TestPortal portal = TestPortal.start()) {
            portal.fill();
            portal.services.cluster(false, true);
            await().atMost(PATIENCE)
                    .until(() -> text(portal, "/deployments").contains("These are the last known states, as of 3 min"));
            StubTelemetry.everything(portal.services.telemetry);
            AlertSamples.active(Instant.now()).forEach(portal::publish);
            portal.publish(TrafficSamples.signal("all", Instant.now(), 40));
            await().atMost(PATIENCE).until(() -> text(portal, "/traffic").contains("40.0"));
            assertThat(text(portal, "/hosts") + text(portal, "/jobs")).contains("gpu-02", "Migrate VM 17");
            portal.services.telemetry.goAway();
            await().atMost(PATIENCE).until(() -> portal.get("/traffic").body().contains("\"traffic is-old"));
            assertThat(text(portal, "/traffic")).contains("no longer arrive. These figures are from");
            assertThat(text(portal, "/hosts")).contains("gpu-02", "this is the last known state");
            assertThat(text(portal, "/jobs")).contains("Migrate VM 17", "this is the last known state");
            shoot(portal, "cluster-away");

            portal.services.cluster(true, true);
            portal.services.deployment.goAway();
            await().atMost(PATIENCE)
                    .until(() -> text(portal, "/deployments").contains("deployment-service does not answer"));
            assertThat(text(portal, "/deployments")).contains("qwen3-chat");
            shoot(portal, "service-away");

            portal.kafka.stop();
            await().atMost(PATIENCE).until(() -> text(portal, "/deployments").contains("this is the last known state"));
            assertThat(text(portal, "/deployments")).contains("qwen3-chat");
            shoot(portal, "everything-away");
        }
    }

    private static Map<String, Object> with(String key, String value) {
        Map<String, Object> settings = new java.util.HashMap<>(NOTHING_ANSWERS);
        settings.put(key, value);
        return settings;
    }

    /** What a reader is told, without markup. */
    private static String text(TestPortal portal, String path) {
        return MARKUP.matcher(portal.get(path).body()).replaceAll("").replaceAll("\\s+", " ");
    }

    private static void shoot(TestPortal portal, String state) {
        Map<String, String> pages = Map.of(
                "catalog", "/",
                "deployments", "/deployments",
                "deployment", "/deployments/dynamo-system/qwen3-chat",
                "traffic", "/traffic",
                "hosts", "/hosts",
                "jobs", "/jobs",
                "alerts", "/alerts",
                "rules", "/alerts/rules",
                "cluster", "/cluster");
        if (Browser.drawing()) {
            shoot(browser.wide(ColorScheme.LIGHT), portal, pages, "state-" + state + "-%s-wide-light");
        }
        shoot(browser.phone(ColorScheme.DARK), portal, pages, "state-" + state + "-%s-phone-dark");
    }

    private static void shoot(Page page, TestPortal portal, Map<String, String> pages, String name) {
        pages.forEach((which, path) -> {
            Browser.visit(page, portal.address().resolve(path));
            Browser.shoot(page, name.formatted(which));
        });
        page.context().close();
    }
}
