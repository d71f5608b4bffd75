package io.dynamote.web;

import java.util.List;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Every page in both themes, wide and on a phone, to be looked at; and no page is wider than the phone. */
class ScreenshotIT {

    /** A page is laid out the same in both; the dark one is for people to look at. */
    private static final List<ColorScheme> LIGHT = List.of(ColorScheme.LIGHT);

    private static final List<ColorScheme> BOTH = List.of(ColorScheme.DARK, ColorScheme.LIGHT);

    private static TestPortal portal;
    private static Browser browser;

    @BeforeAll
    static void start() {
        assumeTrue(Browser.executable().isPresent(), "no Chromium here: set DYNAMOTE_CHROMIUM to one");
        portal = TestPortal.start();
        StubTelemetry.everything(portal.services.telemetry);
        portal.fill();
        browser = Browser.launch();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            portal.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "catalog, /catalog",
        "catalog-none, /catalog?q=nothing-like-this",
        "deploy, /deploy?model=Qwen%2FQwen3-0.6B",
        "deploy-gated, /deploy?model=meta-llama%2FLlama-3.2-3B-Instruct",
        "deploy-retired, /deploy?model=gone%2Fmodel",
        "deployments, /deployments",
        "deployment-running, /deployments/dynamo-system/qwen3-chat",
        "deployment-deploying, /deployments/dynamo-system/llama-3b-summaries",
        "deployment-failed, /deployments/dynamo-system/mistral-eval?tab=pods",
        "deployment-history, /deployments/dynamo-system/mistral-eval?tab=history",
        "deployment-manifest, /deployments/dynamo-system/qwen3-chat?tab=manifest",
        "deployment-access, /deployments/dynamo-system/qwen3-chat?tab=access",
        "traffic, /traffic",
        "traffic-24h, /traffic?range=24h&by=team",
        "deployment-metrics, /deployments/dynamo-system/qwen3-chat?tab=metrics",
        "hosts, /hosts",
        "host, /hosts/gpu-01",
        "hosts-compare, /hosts/compare",
        "jobs, /jobs",
        "cluster, /cluster",
        "missing, /nowhere"
    })
    void shouldLookRightEverywhere(String name, String path) {
        for (ColorScheme scheme : Browser.drawing() ? BOTH : LIGHT) {
            String theme = scheme.name().toLowerCase(java.util.Locale.ROOT);
            shoot(browser.wide(scheme), path, name + "-wide-" + theme);
            shoot(browser.phone(scheme), path, name + "-phone-" + theme);
        }
    }

    private static void shoot(Page page, String path, String name) {
        Browser.visit(page, portal.address().resolve(path));
        Browser.settle(page);
        Browser.shoot(page, name);
        page.context().close();
    }

    @Test
    void shouldShowTheBrowserThatIsUsed() {
        assertThat(Browser.executable()).isPresent();
    }
}
