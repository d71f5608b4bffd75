package io.dynamote.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.dynamote.events.EventType;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Alerts as a person meets them in a browser. */
class AlertBrowserIT {

    private static final String RECORDER = """
            window.told = []; window.tones = 0;
            window.Notification = class { constructor(title, options) { window.told.push(`${title} | ${options.body}`); } close() {} };
            Notification.permission = localStorage.getItem('test-permission') ?? 'default';
            Notification.requestPermission = async () => {
              localStorage.setItem('test-permission', 'granted');
              return (Notification.permission = 'granted');
            };
            const start = OscillatorNode.prototype.start;
            OscillatorNode.prototype.start = function (at) { window.tones += 1; start.call(this, at); };
            """;

    private static TestPortal portal;
    private static Browser browser;
    private final List<String> troubles = new ArrayList<>();
    private Page page;

    @BeforeAll
    static void start() {
        assumeTrue(Browser.executable().isPresent(), "no Chromium here: set DYNAMOTE_CHROMIUM to one");
        portal = TestPortal.start();
        StubTelemetry.everything(portal.services.telemetry);
        StubAlerts.everything(portal.services.alert);
        AlertSamples.active(Instant.now()).forEach(portal::publish);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> portal.get("/alerts").body().contains("CertificateEndsSoon"));
        browser = Browser.launch();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            portal.close();
        }
    }

    @BeforeEach
    void open() {
        page = browser.wide(ColorScheme.LIGHT);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().matches(".*status of (4|5)\\d\\d.*")) {
                troubles.add(message.text());
            }
        });
        page.onPageError(troubles::add);
    }

    @AfterEach
    void close() {
        if (page != null) {
            page.context().close();
        }
        Assertions.assertThat(troubles).as("errors in the console").isEmpty();
    }

    @Test
    void shouldShowWhatFiresAtOnceAndCountItOnEveryPage() {
        String fingerprint = "00000000000000c1";
        visit("/jobs");
        assertThat(page.locator("#bell")).containsText("3 alerts fire: 1 critical");
        page.keyboard().press("a");
        assertThat(page).hasURL(Pattern.compile(".*/alerts$"));
        Browser.settle(page);
        portal.publish(StubAlerts.firing(fingerprint, "BrandNew", Instant.now()));
        assertThat(page.locator("[id='alert:" + fingerprint + "']")).containsText("Something is wrong with gpu-03");
        assertThat(page.locator("#bell")).containsText("4 alerts fire: 2 critical");
        portal.end(EventType.ALERT_STATE, fingerprint);
        assertThat(page.locator("[id='alert:" + fingerprint + "']")).hasCount(0);
        assertThat(page.locator("#bell")).containsText("3 alerts fire");
    }

    @Test
    void shouldAcknowledgeWithANoteFromTheRow() {
        visit("/alerts?by=entity");
        page.locator("[data-acknowledge='" + AlertSamples.MEMORY + "']").click();
        assertThat(page.locator("#acknowledge")).containsText("I am on HostMemoryCritical");
        page.locator("#acknowledge textarea").fill("draining it");
        portal.services.alert.on(
                "POST /api/alerts/" + AlertSamples.MEMORY + "/acknowledge",
                StubService.Answer.problem(409, "alert_not_firing", "it has ended meanwhile"));
        page.locator("[data-acknowledge-now]").click();
        assertThat(page.locator("#acknowledge .field-error"))
                .hasText("It cannot be acknowledged: it has ended meanwhile");
        StubAlerts.everything(portal.services.alert);
        page.locator("#acknowledge textarea").press("Control+Enter");
        assertThat(page.locator("#toasts")).containsText("You are on HostMemoryCritical");
        Assertions.assertThat(
                        portal.services.alert.received("POST /api/alerts/" + AlertSamples.MEMORY + "/acknowledge"))
                .last()
                .satisfies(request -> {
                    Assertions.assertThat(request.body()).isEqualTo("{\"note\":\"draining it\"}");
                    Assertions.assertThat(request.header("Idempotency-key")).hasSize(32);
                });
    }

    @Test
    void shouldTellOfManyAlertsOnceAndOnlyWhoAskedForIt() {
        page.addInitScript(RECORDER);
        visit("/alerts");
        page.locator("[data-notify] summary").click();
        page.locator("[data-notify] [name=desktop]").check();
        page.locator("[data-notify] [name=sound]").check();
        visit("/jobs");
        page.locator("body").click();
        for (int i = 0; i < 5; i++) {
            portal.publish(StubAlerts.firing("00000000000000d" + i, "Many" + i, Instant.now()));
        }
        page.waitForCondition(() -> !"[]".equals(page.evaluate("JSON.stringify(window.told)")));
        Assertions.assertThat(page.evaluate("window.told")).isEqualTo(List.of("5 alerts fire | Many0, Many1, Many2"));
        Assertions.assertThat(page.evaluate("window.tones")).isEqualTo(2);
        for (int i = 0; i < 5; i++) {
            portal.end(EventType.ALERT_STATE, "00000000000000d" + i);
        }
    }

    private void visit(String path) {
        page.navigate(portal.address().resolve(path).toString());
        Browser.settle(page);
    }
}
