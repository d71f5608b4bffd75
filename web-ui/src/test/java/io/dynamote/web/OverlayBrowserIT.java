package io.dynamote.web;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** What can be laid over any page: log lines and the live dashboard; and figures on pages of others. */
class OverlayBrowserIT {

    @RegisterExtension
    static final BrowserPortal AT = new BrowserPortal("503", portal -> {
        StubTelemetry.everything(portal.services.telemetry);
        portal.fill();
    });

    private TestPortal portal;
    private Page page;

    @BeforeEach
    void open() {
        portal = AT.portal();
        page = AT.page();
        StubTelemetry.logs(portal.services.telemetry);
    }

    @Test
    void shouldShowLogLinesOverAnyPageAndFollow() {
        visit("/catalog");
        page.keyboard().press("l");
        assertThat(page.locator("#logs [data-count]")).containsText("2 dropped by services");
        assertThat(lines().filter(new Locator.FilterOptions().setHasText("line 31 ")))
                .hasCount(1);
        Browser.shoot(page, "logs-wide-light");
        page.keyboard().press("l");
        assertThat(page.locator("#logs")).isHidden();
    }

    @Test
    void shouldLoseNoLineWhileHiddenOrPaused() {
        visit("/catalog");
        page.keyboard().press("l");
        assertThat(line("line 30 ")).hasCount(1);
        page.getByText("Pause", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("[data-follow]")).containsText(Pattern.compile("Follow \\(\\d+ new\\)"));
        page.locator("[data-follow]").click();
        page.keyboard().press("Escape");
        int before = lines().count();
        page.locator("body").press("l");
        page.locator("#logs li").nth(before).waitFor();
        List<String> texts = lines().allInnerTexts();
        for (int number = 1; number <= before; number++) {
            String wanted = "line " + number + " ";
            Assertions.assertThat(texts)
                    .filteredOn(text -> text.contains(wanted))
                    .as(wanted)
                    .hasSize(1);
        }
    }

    @Test
    void shouldFilterByServiceSeverityAndText() {
        visit("/jobs");
        page.keyboard().press("l");
        assertThat(line("line 30 ")).hasCount(1);
        page.locator("[data-severity]").selectOption("ERROR");
        assertThat(lines().first()).containsText("ERROR");
        assertThat(lines().filter(new Locator.FilterOptions().setHasText("INFO")))
                .hasCount(0);
        page.locator("[data-severity]").selectOption("INFO");
        page.locator("[data-service]").selectOption("web-ui");
        assertThat(lines().filter(new Locator.FilterOptions().setHasText("catalog-service")))
                .hasCount(0);
        page.locator("[data-text]").fill("line 7 ");
        assertThat(lines()).hasCount(1);
    }

    @Test
    void shouldDrawNoEscapeSequencesAndNoMarkup() {
        visit("/catalog");
        page.keyboard().press("l");
        Locator error = line("line 13 ");
        assertThat(error).containsText("red <b>bold</b>");
        Assertions.assertThat(error.textContent()).doesNotContain("\u001b", "[31m", "\u0007");
        assertThat(error.locator("b b")).hasCount(0);
    }

    @Test
    void shouldSayThatLinesCannotBeReadAndGoOnAfterwards() {
        portal.services.telemetry.on("GET /api/logs", StubService.Answer.problem(503, "away", "Kafka is away"));
        visit("/catalog");
        page.keyboard().press("l");
        assertThat(page.locator("[data-note]")).containsText("Log lines cannot be read: Kafka is away");
        StubTelemetry.logs(portal.services.telemetry);
        assertThat(line("line 30 ")).hasCount(1);
        assertThat(page.locator("[data-note]")).isHidden();
    }

    @Test
    void shouldSayThatLinesAreMissingWhileKafkaIsAway() {
        portal.services.telemetry.on("GET /api/logs", logsUntil("null"));
        visit("/catalog");
        page.keyboard().press("l");
        assertThat(page.locator("[data-note]")).containsText("has not read yet what Kafka holds");
        portal.services.telemetry.on(
                "GET /api/logs", logsUntil("\"" + Instant.now().minusSeconds(185) + "\""));
        assertThat(page.locator("[data-note]"))
                .hasText("Kafka does not answer, so newer lines are missing. As of 3 min.");
        portal.services.telemetry.on(
                "GET /api/logs", logsUntil("\"" + Instant.now().plusSeconds(60) + "\""));
        assertThat(page.locator("[data-note]")).hasText("No line has been logged yet.");
    }

    private static StubService.Answer logsUntil(String asOf) {
        return StubService.Answer.json("{\"items\":[],\"dropped\":0,\"asOf\":" + asOf + "}");
    }

    @Test
    void shouldAskOnceHoweverOftenThePanelIsOpenedMeanwhile() {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        portal.services.telemetry.on("GET /api/logs", _ -> {
            asked.countDown();
            Assertions.assertThat(wait(free)).isTrue();
            return StubService.Answer.json(LogSamples.lines(1, 30));
        });
        visit("/catalog");
        page.keyboard().press("l");
        Assertions.assertThat(wait(asked)).isTrue();
        page.keyboard().press("l");
        page.keyboard().press("l");
        StubTelemetry.logs(portal.services.telemetry);
        free.countDown();
        assertThat(line("line 31 ")).hasCount(1);
        assertThat(line("line 30 ")).hasCount(1);
    }

    private static boolean wait(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void shouldTakeAKeyThatIsHeldForOne() {
        visit("/catalog");
        page.keyboard().down("l");
        page.keyboard().down("l");
        assertThat(line("line 30 ")).hasCount(1);
        assertThat(page.locator("#logs")).isVisible();
    }

    @Test
    void shouldGiveUpADashboardThatIsClosedBeforeItCame() {
        List<String> given = new CopyOnWriteArrayList<>();
        List<Route> held = new CopyOnWriteArrayList<>();
        page.onRequestFailed(request -> given.add(request.url()));
        visit("/jobs");
        page.route("**/traffic/dashboard", held::add);
        page.keyboard().press("d");
        page.waitForCondition(() -> !held.isEmpty());
        page.keyboard().press("d");
        page.waitForCondition(() -> given.stream().anyMatch(url -> url.endsWith("/traffic/dashboard")));
        assertThat(page.locator("#dashboard")).isHidden();
        assertThat(page.locator("#toasts")).isEmpty();
    }

    @Test
    void shouldLayTheDashboardOverAPageAndTakeItAway() {
        portal.publish(TrafficSamples.signal("all", Instant.now(), 60));
        visit("/jobs");
        page.keyboard().press("d");
        assertThat(page.locator("#dashboard .tiles").first()).containsText("Active");
        assertThat(page.locator("#dashboard canvas").first()).isVisible();
        Browser.shoot(page, "dashboard-wide-light");
        page.keyboard().press("d");
        assertThat(page.locator("#dashboard")).isHidden();
        assertThat(page.locator("#dashboard canvas")).hasCount(0);
        page.keyboard().press("h");
        assertThat(page).hasURL(Pattern.compile(".*/hosts$"));
    }

    @Test
    void shouldShowTheTrafficOfOneDeploymentOnItsPage() {
        portal.publish(TrafficSamples.signal("deployment:dynamo-system/qwen3-chat", Instant.now(), 60));
        visit("/deployments/dynamo-system/qwen3-chat");
        page.getByText("Metrics", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#tab .tiles")).containsText("Requests");
        assertThat(page.locator("#tab .traffic")).not().hasClass(Pattern.compile("is-filling"));
        page.locator("#tab .range a", new Page.LocatorOptions().setHasText("24 h"))
                .click();
        assertThat(page).hasURL(Pattern.compile(".*tab=metrics&range=24h$"));
        assertThat(page.locator("#tab")).containsText("requests in all");
    }

    @Test
    void shouldSayOnACardWhatServesTheModelAlready() {
        visit("/catalog");
        Locator served = page.locator("[data-served='deployment:dynamo-system/qwen3-chat']");
        assertThat(served).containsText("http://qwen3-chat-frontend:8000");
        portal.publish(TrafficSamples.signal("deployment:dynamo-system/qwen3-chat", Instant.now(), 60));
        assertThat(served).containsText("60.0 req/s, first token p95 416 ms");
    }

    @Test
    void shouldBeginAndEndMaintenanceOfAHost() {
        visit("/hosts/gpu-01");
        page.locator("[data-maintenance]").click();
        page.locator("#maintenance [name=reason]").fill("new drive");
        page.locator("[data-maintenance-now]").click();
        assertThat(page.locator("#toasts")).containsText("Maintenance has begun");
        Assertions.assertThat(portal.services.telemetry.received("PUT /api/hosts/gpu-01/maintenance"))
                .last()
                .satisfies(request ->
                        Assertions.assertThat(request.body()).contains("\"reason\":\"new drive\"", "\"until\":\"2"));
        portal.services.telemetry.on(
                "PUT /api/hosts/gpu-01/maintenance", StubService.Answer.problem(503, "away", "Postgres is away"));
        page.locator("[data-maintenance]").click();
        page.locator("[data-maintenance-now]").click();
        assertThat(page.locator("#maintenance .field-error")).hasText("Maintenance cannot begin: Postgres is away");
    }

    private Locator lines() {
        return page.locator("#logs li");
    }

    private Locator line(String text) {
        return lines().filter(new Locator.FilterOptions().setHasText(text));
    }

    private static void visit(String path) {
        AT.visit(path);
    }
}
