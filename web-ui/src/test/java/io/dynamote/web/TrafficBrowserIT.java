package io.dynamote.web;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.BoundingBox;
import io.dynamote.web.page.Figures;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The page of traffic under fingers, while signals come as telemetry-service sends them. */
class TrafficBrowserIT {

    @RegisterExtension
    static final BrowserPortal AT = new BrowserPortal("503", portal -> {
        StubTelemetry.everything(portal.services.telemetry);
        portal.fill();
    });

    private static ScheduledExecutorService signals;
    private TestPortal portal;
    private Page page;

    @BeforeAll
    static void start() {
        TestPortal told = AT.portal();
        signals = Executors.newSingleThreadScheduledExecutor();
        var _ = signals.scheduleAtFixedRate(() -> publish(told), 0, 250, TimeUnit.MILLISECONDS);
    }

    private static void publish(TestPortal portal) {
        Instant now = Instant.now();
        TrafficSamples.SHARES.keySet().forEach(scope -> portal.publish(TrafficSamples.signal(scope, now)));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (signals != null) {
            signals.shutdown();
            Assertions.assertThat(signals.awaitTermination(10, TimeUnit.SECONDS))
                    .isTrue();
        }
    }

    @BeforeEach
    void open() {
        portal = AT.portal();
        page = AT.page();
    }

    @Test
    void shouldGoOnByItselfAndStandStillWhenFrozen() {
        visit("/traffic");
        Locator rate = page.locator(".tiles [data-figure=requestsPerSecond]");
        assertThat(rate).not().hasText(rate.textContent());
        Locator head = page.locator(".traffic");
        assertThat(head).not().hasClass(Pattern.compile("is-filling|is-old"));
        page.getByText("Freeze").click();
        assertThat(head).hasClass(Pattern.compile("is-held"));
        page.keyboard().press("Escape");
        assertThat(head).not().hasClass(Pattern.compile("is-held"));
    }

    @Test
    void shouldShowAllSeriesAtThePointerAndZoomByDragging() {
        visit("/traffic");
        assertThat(page.locator(".traffic")).not().hasClass(Pattern.compile("is-filling"));
        Locator plot = page.locator("[aria-labelledby=plot-duration]");
        BoundingBox box = plot.locator("canvas").boundingBox();
        page.mouse().move(box.x + box.width * 0.4, box.y + 60);
        assertThat(plot.locator(".plot-tip")).containsText(Pattern.compile("\\d\\d:\\d\\d:\\d\\d UTC.*p50.*p95.*p99"));
        assertThat(page.locator("[aria-labelledby=plot-ttft] .plot-cross")).isVisible();
        page.mouse().down();
        page.mouse().move(box.x + box.width * 0.7, box.y + 60);
        assertThat(plot.locator(".plot-band")).isVisible();
        page.mouse().up();
        assertThat(page.locator(".traffic")).hasClass(Pattern.compile("is-held"));
        page.keyboard().press("Escape");
        assertThat(page.locator(".traffic")).not().hasClass(Pattern.compile("is-held"));
    }

    @Test
    void shouldReadValuesWithTheArrowKeys() {
        visit("/traffic");
        assertThat(page.locator(".traffic")).not().hasClass(Pattern.compile("is-filling"));
        page.locator("[aria-labelledby=plot-ttft] canvas").focus();
        page.keyboard().press("ArrowLeft");
        assertThat(page.locator("#announcer")).containsText(Pattern.compile("UTC.*p50 .*p99 "));
    }

    @Test
    void shouldUpdateRowsInPlaceAndNarrowToOne() {
        visit("/traffic");
        Locator cell = page.locator("tr[data-scope='model:Qwen/Qwen3-0.6B'] [data-figure=requestsPerSecond]");
        assertThat(cell).not().hasText(cell.textContent());
        page.getByText("Teams", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("tr[data-scope='team:search']")).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*by=team$"));
        page.locator("[name=scope]").first().selectOption("model:Qwen/Qwen3-0.6B");
        assertThat(page).hasURL(Pattern.compile(".*scope=model%3AQwen%2FQwen3-0.6B.*"));
    }

    @Test
    void shouldDateWhatIsOldOnceSignalsStop() {
        visit("/traffic?scope=team:gone");
        portal.publish(TrafficSamples.signal("team:gone", Instant.now(), 4));
        assertThat(page.locator(".tiles [data-figure=requestsPerSecond]")).hasText("4.00");
        assertThat(page.locator("[data-age]")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(15_000));
        assertThat(page.locator("[data-age]")).containsText("These figures are from");
        visit("/traffic?scope=team:gone");
        assertThat(page.locator(".traffic")).not().hasClass(Pattern.compile("is-filling"));
        assertThat(page.locator(".traffic")).hasClass(Pattern.compile("is-old"));
        assertThat(page.locator("[data-age]")).isVisible();
        assertThat(page.locator(".traffic > .notice:visible")).hasCount(1);
    }

    @Test
    void shouldOpenTheStreamAgainAfterAnythingElseHadAnswered() {
        AtomicInteger asked = new AtomicInteger();
        page.route("**/api/stream?*", route -> {
            if (asked.incrementAndGet() <= 2) {
                route.fulfill(new Route.FulfillOptions().setStatus(503));
            } else {
                route.resume();
            }
        });
        visit("/traffic");
        Assertions.assertThat(asked).hasValue(3);
        Locator rate = page.locator(".tiles [data-figure=requestsPerSecond]");
        assertThat(rate).not().hasText(rate.textContent());
    }

    @Test
    void shouldLetGoOfTheTrendsOfAHostThatWereLoadedAnew() {
        visit("/hosts/gpu-01");
        Locator trends = page.locator("[data-host]");
        assertThat(trends).not().hasClass(Pattern.compile("is-filling"));
        page.evaluate("() => { window.before = new WeakRef(document.querySelector('[data-host]')); }");
        page.keyboard().press("r");
        page.waitForCondition(() -> {
            page.requestGC();
            return (boolean) page.evaluate("() => window.before.deref() === undefined");
        });
        assertThat(trends).not().hasClass(Pattern.compile("is-filling"));
    }

    @Test
    void shouldDrawZeroWhereNobodyAskedAndAGapWhereNothingIsKnown() {
        visit("/catalog");
        String answer = """
                {"from": "2026-11-20T12:00:00Z", "to": "2026-11-20T12:07:00Z", "stepSeconds": 60,
                 "completeFrom": "2026-11-20T12:02:00Z", "completeTo": "2026-11-20T12:05:30Z",
                 "points": [{"at": "2026-11-20T12:03:00Z", "requestsPerSecond": 4, "inputTokens": 120,
                  "errors": {"timeout": 6}, "durationMillis": {"p50": 8}}]}""";
        String script = """
                async (answer) => {
                  const { course } = await import(
                    document.querySelector('script[type=module]').src.replace('app.js', 'course.js'));
                  const names = ['requestsPerSecond', 'errorsPerSecond.timeout', 'inputTokensPerSecond', 'durationMillis.p50'];
                  return course(JSON.parse(answer), 60, names).map((point) => [new Date(point.time).toISOString().slice(14, 16),
                    ...names.map((name) => point.values[name] ?? '-')].join(' '));
                }""";
        Assertions.assertThat(page.evaluate(script, answer))
                .isEqualTo(List.of("02 0 0 0 -", "03 4 0.1 2 8", "04 0 0 0 -"));
    }

    @Test
    void shouldTryAgainWhileTheDashboardCannotBeRead() {
        AtomicInteger asked = new AtomicInteger();
        visit("/jobs");
        page.route("**/traffic/dashboard", route -> {
            switch (asked.incrementAndGet()) {
                case 1 -> route.fulfill(new Route.FulfillOptions().setStatus(503));
                case 2 ->
                    route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html")
                            .setBody("<div class='over' hx-get='/traffic/dashboard' hx-trigger='every 700ms'"
                                    + " hx-target='this' hx-swap='outerHTML'>Traffic cannot be read</div>"));
                default -> route.resume();
            }
        });
        page.keyboard().press("d");
        assertThat(page.locator("#toasts")).containsText("the dashboard cannot be shown");
        assertThat(page.locator("#dashboard")).isHidden();
        page.keyboard().press("d");
        assertThat(page.locator("#dashboard canvas").first()).isVisible();
    }

    @Test
    void shouldLoadThePastAndZoomIntoIt() {
        visit("/traffic?range=24h");
        assertThat(page.locator(".traffic")).not().hasClass(Pattern.compile("is-filling"));
        BoundingBox box = page.locator("canvas").first().boundingBox();
        page.mouse().move(box.x + box.width * 0.3, box.y + 60);
        page.mouse().down();
        page.mouse().move(box.x + box.width * 0.4, box.y + 60);
        page.mouse().up();
        assertThat(page).hasURL(Pattern.compile(".*from=.*Z&to=.*Z"));
        assertThat(page.locator(".own .is-on")).isVisible();
    }

    @Test
    void shouldWriteFiguresAsTheServerDoes() {
        visit("/catalog");
        double[] values = {
            0, 0.0001, 0.004, 0.42, 1.005, 9.94, 9.96, 9.996, 12.44, 99.94, 99.96, 640, 999.4, 999.6, 1240.4, 59_990,
            61_000, 999_999.6, 1.254e6, 3e9
        };
        for (double value : values) {
            String script =
                    "async (v) => { const f = await import(document.querySelector('script[type=module]').src.replace('app.js', 'figures.js'));"
                            + " v += 0; return [f.number(v), f.count(v), f.millis(v), f.percent(v / 100), f.bytes(v)].join('|'); }";
            Assertions.assertThat(page.evaluate(script, value))
                    .as("%s", value)
                    .isEqualTo(String.join(
                            "|",
                            Figures.number(value),
                            Figures.count(value),
                            Figures.millis(value),
                            Figures.percent(value / 100),
                            Figures.bytes(value)));
        }
    }

    private static void visit(String path) {
        AT.visit(path);
    }
}
