package io.dynamote.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.dynamote.events.EventType;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

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

    @RegisterExtension
    static final BrowserPortal AT = new BrowserPortal("4\\d\\d|5\\d\\d", AlertBrowserIT::fill);

    private final List<String> fired = new ArrayList<>();
    private TestPortal portal;
    private Page page;

    private static void fill(TestPortal portal) {
        StubTelemetry.everything(portal.services.telemetry);
        StubAlerts.everything(portal.services.alert);
        AlertSamples.active(Instant.now()).forEach(portal::publish);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> portal.get("/alerts").body().contains("3 alerts fire: 1 critical"));
    }

    @BeforeEach
    void open() {
        portal = AT.portal();
        page = AT.page();
    }

    /** The next test counts what fires. */
    @AfterEach
    void end() {
        if (!fired.isEmpty()) {
            fired.forEach(fingerprint -> portal.end(EventType.ALERT_STATE, fingerprint));
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> portal.get("/jobs").body().contains("3 alerts fire: 1 critical"));
        }
    }

    @Test
    void shouldShowWhatFiresAtOnceAndCountItOnEveryPage() {
        String fingerprint = "00000000000000c1";
        visit("/jobs");
        assertThat(page.locator("#bell")).containsText("3 alerts fire: 1 critical");
        page.keyboard().press("a");
        assertThat(page).hasURL(Pattern.compile(".*/alerts$"));
        Browser.settle(page);
        fire(fingerprint, "BrandNew");
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
            fire("00000000000000d" + i, "Many" + i);
        }
        page.waitForCondition(() -> !"[]".equals(page.evaluate("JSON.stringify(window.told)")));
        Assertions.assertThat(page.evaluate("window.told")).isEqualTo(List.of("5 alerts fire | Many0, Many1, Many2"));
        Assertions.assertThat(page.evaluate("window.tones")).isEqualTo(2);
    }

    @Test
    void shouldDrawWhatFiredAndTakeANote() {
        String id = AlertSamples.incident(AlertSamples.MEMORY).toString();
        visit("/alerts/incidents/" + id);
        assertThat(page.locator("[data-incident-chart]")).not().hasClass(Pattern.compile("is-filling"));
        assertThat(page.locator("[data-incident-chart] [data-value]")).containsText("%");
        assertThat(page.locator("[data-incident-chart] [data-trouble]")).isHidden();
        page.locator("[data-note-form] button").click();
        assertThat(page.locator("[data-note-form] .field-error")).hasText("A note must say something.");
        page.locator("[data-note-form] textarea").fill("fan replaced");
        page.locator("[data-note-form] button").click();
        assertThat(page.locator("#toasts")).containsText("The note is on the timeline");
        Assertions.assertThat(portal.services.alert.received("POST /api/incidents/" + id + "/notes"))
                .last()
                .satisfies(request -> Assertions.assertThat(request.body()).contains("fan replaced"));
    }

    @Test
    void shouldMarkTheMistakeOfARuleTakeWhatIsKnownAndDrawItsDryRun() {
        visit("/alerts/rules/host-memory-critical");
        Locator expression = page.locator("[name=expression]");
        expression.fill("maintenance == 0\n&& memory_used > 0.8");
        assertThat(page.locator(".code-back mark")).hasText("memory_used");
        assertThat(page.locator("[data-field=expression] .field-error"))
                .containsText("Line 2, column 4: undeclared reference");
        page.locator(".suggestions button").first().click();
        assertThat(expression).hasValue("maintenance == 0\n&& memory_utilization > 0.8");
        assertThat(page.locator("[data-sum]")).hasText("The service understands this rule.");
        page.locator("[data-dry-form] button").click();
        assertThat(page.locator("[data-dry-said]")).hasText("It would have fired 2 times, on 1 of 2.");
        assertThat(page.locator("[data-dry-plots] [data-threshold='0.8']")).hasCount(2);
        page.locator("[name=forSeconds]").fill("1h30m");
        page.locator("[data-rule-form] [type=submit]").click();
        assertThat(page.locator("#toasts")).containsText("The rule is saved");
        Assertions.assertThat(portal.services.alert.received("PUT /api/rules/host-memory-critical"))
                .last()
                .satisfies(request -> Assertions.assertThat(request.body())
                        .contains("\"forSeconds\":5400", "\"revision\":3", "\"labels\":{\"page\":\"yes\"}"));
    }

    @Test
    void shouldSwitchARuleOnAndLookAtAFileBeforeItIsImported() {
        visit("/alerts/rules");
        page.locator("[data-rule=job-failed]").click();
        assertThat(page.locator("#toasts")).containsText("JobFailed is evaluated from now on");
        page.locator("[data-import]").click();
        page.locator("#import input").setInputFiles(file("version: bad"));
        assertThat(page.locator("#import [data-said]")).hasText("Line 3: must be a duration");
        assertThat(page.locator("[data-import-now]")).isDisabled();
        page.locator("#import input").setInputFiles(file("version: 1"));
        assertThat(page.locator("#import [data-said]")).hasText("1 are new, 2 change, 9 stay as they are.");
        page.locator("[data-import-now]").click();
        assertThat(page.locator("#toasts")).containsText("1 rules are new, 2 have changed");
    }

    private static FilePayload file(String text) {
        return new FilePayload("rules.yaml", "application/yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldSilenceFromAnAlertAndEndASilence() {
        visit("/alerts/silences/new?alert=" + AlertSamples.MEMORY);
        page.locator("[data-matcher-gone]").last().click();
        page.locator("[name=comment]").fill("new fans");
        page.locator("[data-silence-form] [type=submit]").click();
        assertThat(page.locator("#toasts")).containsText("The silence is made");
        Assertions.assertThat(portal.services.alert.received("POST /api/silences"))
                .last()
                .satisfies(request -> Assertions.assertThat(request.body())
                        .contains(
                                "{\"name\":\"alertname\",\"operator\":\"=\",\"value\":\"HostMemoryCritical\"}",
                                "new fans")
                        .doesNotContain("\"team\""));
        page.locator("[data-expire=s1]").click();
        assertThat(page.locator("#toasts")).containsText("people are told again");
    }

    @Test
    void shouldTryAReceiverAndShowMistakesOfTheFileByTheirLine() {
        visit("/alerts/receivers");
        page.locator("[data-test=ops]").click();
        assertThat(page.locator(".receivers li").first()).containsText("Delivered after 84 ms: 200 ok");
        portal.services.alert.on(
                "PUT /api/alerting",
                new StubService.Answer(
                        400,
                        Map.of("Content-Type", "application/problem+json"),
                        "{\"detail\":\"faults\",\"errors\":[{\"line\":5,\"field\":\"route.routes[0].matchers[0]\",\"message\":\"must be a condition\"}]}"));
        page.locator("[data-file-form] [type=submit]").click();
        assertThat(page.locator(".file-errors")).hasText("Line 5, route.routes[0].matchers[0]: must be a condition");
        assertThat(page.locator(".file li.is-bad")).hasText("5");
        StubAlerts.everything(portal.services.alert);
        page.locator("[data-file-form] [type=submit]").click();
        assertThat(page.locator("#toasts")).containsText("Routes and receivers are changed");
    }

    @Test
    void shouldShowWhereAnAlertGoesAndLeaveTheFileAlone() {
        visit("/alerts/receivers");
        page.locator("[name=file]").fill("route: half written");
        page.locator("#routes select").selectOption(AlertSamples.MEMORY);
        assertThat(page.locator("#routes .is-taken > .route-head").first()).containsText("Takes it");
        assertThat(page.locator("#routes .taken")).containsText("A new group is told at once");
        assertThat(page).hasURL(Pattern.compile(".*/alerts/receivers\\?alert=" + AlertSamples.MEMORY + "$"));
        assertThat(page.locator("[name=file]")).hasValue("route: half written");
        page.locator("#routes [name=labels]").fill("no label");
        page.locator("#routes form:has([name=labels]) button").click();
        assertThat(page.locator("#routes [role=alert]")).hasText("Line 1 must be name=value, not: no label");
    }

    private void fire(String fingerprint, String name) {
        fired.add(fingerprint);
        portal.publish(StubAlerts.firing(fingerprint, name, Instant.now()));
    }

    private static void visit(String path) {
        AT.visit(path);
    }
}
