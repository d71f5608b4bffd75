package io.dynamote.web;

import java.time.Instant;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every page in both themes, wide and on a phone, to be looked at; and no page is wider than the phone. */
@ExtendWith(WithBrowser.class)
class ScreenshotIT {

    private static TestPortal portal;
    private static Browser browser;
    private static Page phone;

    @BeforeAll
    static void start(Browser open) {
        browser = open;
        portal = TestPortal.start();
        StubTelemetry.everything(portal.services.telemetry);
        StubAlerts.everything(portal.services.alert);
        AlertSamples.active(Instant.now()).forEach(portal::publish);
        portal.fill();
        phone = browser.phone(ColorScheme.LIGHT);
    }

    @AfterAll
    static void stop() {
        if (phone != null) {
            phone.context().close();
        }
        if (portal != null) {
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
        "runbook, /runbooks/HostMemoryCritical",
        "reference, /reference",
        "reference-one, /reference?q=createDeployment",
        "hosts, /hosts",
        "host, /hosts/gpu-01",
        "hosts-compare, /hosts/compare",
        "jobs, /jobs",
        "alerts, /alerts",
        "incident, /alerts/incidents/4f3078d1-d8f1-39af-ba70-99708f42ddb5",
        "incident-acknowledged, /alerts/incidents/5f1509b0-fc8f-3f58-b25f-8e3d0826dddf",
        "alert-rules, /alerts/rules",
        "alert-rule, /alerts/rules/host-memory-critical",
        "alert-rule-new, /alerts/rules/new",
        "alert-silences, /alerts/silences",
        "alert-silence, /alerts/silences/new?alert=00000000000000a1",
        "alert-receivers, /alerts/receivers",
        "alert-deliveries, /alerts/deliveries",
        "alert-history, /alerts/history",
        "alerts-none, /alerts?q=nothing-like-this",
        "cluster, /cluster",
        "missing, /nowhere"
    })
    void shouldLookRightEverywhere(String name, String path) {
        shoot(phone, path, name + "-phone-light");
        if (Browser.drawing()) {
            drawn(browser.phone(ColorScheme.DARK), path, name + "-phone-dark");
            drawn(browser.wide(ColorScheme.LIGHT), path, name + "-wide-light");
            drawn(browser.wide(ColorScheme.DARK), path, name + "-wide-dark");
        }
    }

    /** For people to look at: a page is laid out the same in both themes, and wider is easier. */
    private static void drawn(Page page, String path, String name) {
        shoot(page, path, name);
        page.context().close();
    }

    private static void shoot(Page page, String path, String name) {
        Browser.visit(page, portal.address().resolve(path));
        Browser.settle(page);
        Browser.shoot(page, name);
    }

    @Test
    void shouldShowTheBrowserThatIsUsed() {
        assertThat(Browser.executable()).isPresent();
    }
}
