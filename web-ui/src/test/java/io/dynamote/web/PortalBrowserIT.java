package io.dynamote.web;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.dynamote.events.EventType;
import io.dynamote.events.deployment.Phase;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The portal under fingers: keys, filters, form, push, dialogs. Every test fails on any error in the console. */
class PortalBrowserIT {

    @RegisterExtension
    static final BrowserPortal AT = new BrowserPortal("404|422", TestPortal::fill);

    private TestPortal portal;
    private Page page;

    @BeforeEach
    void open() {
        portal = AT.portal();
        page = AT.page();
    }

    @Test
    void shouldFilterAsYouTypeAndHoldItInTheAddress() {
        visit("/catalog");
        assertThat(page.locator(".card")).hasCount(8);
        page.keyboard().press("/");
        page.keyboard().type("llama 3b");
        assertThat(page.locator(".card")).hasCount(1);
        assertThat(page).hasURL(Pattern.compile(".*/catalog\\?q=llama\\+3b$"));
        page.keyboard().press("Escape");
        page.locator("#search").fill("");
        page.getByLabel("under 2B").check();
        assertThat(page.locator(".card")).hasCount(4);
        assertThat(page).hasURL(Pattern.compile(".*\\?size=tiny$"));
        page.reload();
        assertThat(page.locator(".card")).hasCount(4);
    }

    @Test
    void shouldSwitchTheThemeAndKeepIt() {
        visit("/catalog");
        String light = background();
        page.locator("[data-theme-switch]").click();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        String dark = background();
        Assertions.assertThat(dark).isNotEqualTo(light);
        visit("/cluster");
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        Assertions.assertThat(background()).isEqualTo(dark);
    }

    @Test
    void shouldMoveThroughRowsWithTheKeysAndOpenOne() {
        visit("/deployments?sort=name");
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("k");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("tr:focus")).hasAttribute("data-name", "llama-3b-summaries");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/deployments/dynamo-system/llama-3b-summaries$"));
    }

    @Test
    void shouldExplainItsKeys() {
        visit("/catalog");
        page.keyboard().press("?");
        assertThat(page.locator("#help")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("#help")).isHidden();
    }

    @Test
    void shouldShowErrorsBesideTheirFieldsAndTheYamlOfTheRest() {
        visit("/deploy?model=Qwen%2FQwen3-0.6B");
        assertThat(page.locator("#yaml")).containsText("name: qwen3-0-6b");
        page.locator("[name=name]").fill("Not A Name");
        page.locator("[name=replicas]").fill("0");
        assertThat(page.locator("[data-field=name] .field-error")).containsText("Must be at most 30 lower-case");
        assertThat(page.locator("[data-field=replicas] .field-error")).hasText("Must be at least 1");
        assertThat(page.locator("[data-sum]")).containsText("2 fields to correct");
        assertThat(page.locator("[name=name]")).hasAttribute("aria-invalid", "true");
        Browser.shoot(page, "deploy-errors-wide-light");
        page.locator("[name=name]").fill("my-model");
        page.locator("[name=replicas]").fill("2");
        assertThat(page.locator(".field-error")).hasCount(0);
        assertThat(page.locator("#yaml")).containsText("name: my-model");
        page.getByLabel("Disaggregated").check();
        assertThat(page.locator("[name=prefillReplicas]")).isVisible();
        assertThat(page.locator("[name=replicas]")).isHidden();
    }

    @Test
    void shouldFindAdvancedOptionsAndLoseNothingByGoingBack() {
        visit("/deploy?model=Qwen%2FQwen3-0.6B");
        page.locator("#advanced summary").click();
        page.locator("[data-find]").fill("toleration");
        assertThat(page.locator("[data-field=tolerations]")).isVisible();
        assertThat(page.locator("[data-field=image]")).isHidden();
        page.locator("[data-find]").fill("");
        page.locator("[name=contextLength]").fill("999999");
        page.locator("[name=engineArgs]").fill("gpu-memory-utilization = 0.9\nenable-x = true\nname = \"7\"");
        page.locator("[name=tolerations]").fill("nvidia.com/gpu=present:NoSchedule");
        assertThat(page.locator("[data-field=contextLength] .field-error")).containsText("32768");
        Browser.shoot(page, "deploy-advanced-wide-light");
        visit("/catalog");
        page.goBack();
        assertThat(page.locator("[name=contextLength]")).hasValue("999999");
        assertThat(page.locator("[data-changed]")).hasText("3 changed");
        String sent = portal.services
                .deployment
                .received("POST /api/deployments/preview")
                .getLast()
                .body();
        Assertions.assertThat(sent)
                .contains("\"engineArgs\":{\"gpu-memory-utilization\":0.9,\"enable-x\":true,\"name\":\"7\"}")
                .contains(
                        "\"tolerations\":[{\"key\":\"nvidia.com/gpu\",\"operator\":\"Equal\",\"value\":\"present\",\"effect\":\"NoSchedule\"}]");
    }

    @Test
    void shouldDeployInTwoClicks() {
        portal.know(Samples.deployment(
                Instant.now(),
                "tinyllama-1-1b-v1-0",
                "t",
                "TinyLlama/TinyLlama-1.1B-Chat-v1.0",
                "vllm",
                "aggregated",
                Phase.PENDING,
                "Accepted",
                "Waiting for the cluster",
                1,
                0,
                1));
        portal.end(EventType.DEPLOYMENT_STATE, "dynamo-system/tinyllama-1-1b-v1-0");
        visit("/catalog?q=tinyllama");
        page.getByLabel("Deploy TinyLlama 1.1B Chat").click();
        page.locator("#yaml").getByText("DynamoGraphDeployment").waitFor();
        page.locator("[type=submit]").click();
        assertThat(page).hasURL(Pattern.compile(".*/deployments/dynamo-system/tinyllama-1-1b-v1-0(-2)?$"));
        assertThat(page.locator(".toast")).containsText("is on its way");
        StubService.Request sent =
                portal.services.deployment.received("POST /api/deployments").getLast();
        Assertions.assertThat(sent.header("Idempotency-key")).matches("[0-9a-f]{32}");
        Assertions.assertThat(sent.body())
                .contains("\"modelId\":\"TinyLlama/TinyLlama-1.1B-Chat-v1.0\"", "\"engine\":\"vllm\"");
    }

    /** A page about nothing waits; it becomes the deployment's page when there is one, and that of its history after. */
    @Test
    void shouldFollowADeploymentThroughItsWholeLife() {
        AtomicInteger loads = new AtomicInteger();
        page.onLoad(loaded -> loads.incrementAndGet());
        visit("/deployments/dynamo-system/late-comer");
        assertThat(page.locator("main")).containsText("There is no late-comer");

        portal.know(Samples.deployment(
                Instant.now(),
                "late-comer",
                "search",
                "Qwen/Qwen3-0.6B",
                "vllm",
                "aggregated",
                Phase.RUNNING,
                "Ready",
                "All 1 workers are ready",
                1,
                1,
                60));
        assertThat(page.locator("#summary .badge")).hasText("Running");

        portal.services.forgets("late-comer");
        portal.end(EventType.DEPLOYMENT_STATE, "dynamo-system/late-comer");
        assertThat(page.locator("main")).containsText("It is gone from the cluster");
        Browser.settle(page);
        Assertions.assertThat(loads).as("times that the page was loaded").hasValue(3);
    }

    @Test
    void shouldShowAChangeWithoutAReload() {
        visit("/deployments");
        String mark = "a push has arrived";
        portal.publish(Samples.deployment(
                Instant.now(),
                "phi3-tools",
                "search",
                "microsoft/Phi-3-mini-4k-instruct",
                "sglang",
                "aggregated",
                Phase.DEPLOYING,
                "Working",
                mark,
                1,
                0,
                60));
        page.locator("#rows").getByText(mark).waitFor();
        assertThat(page.locator("#announcer")).containsText("phi3-tools");
    }

    @Test
    void shouldAddARowThatArrivesAndTakeAwayOneThatIsGone() {
        visit("/deployments?team=newcomers");
        assertThat(page.locator("#results")).containsText("No deployment matches");
        visit("/deployments");
        page.mouse().move(5, 400);
        portal.publish(Samples.deployment(
                Instant.now(),
                "newcomer",
                "newcomers",
                "m/m",
                "vllm",
                "aggregated",
                Phase.PENDING,
                "Accepted",
                "Just arrived",
                1,
                0,
                0));
        assertThat(page.locator("#rows tr").first()).containsText("newcomer");
        portal.end(EventType.DEPLOYMENT_STATE, "dynamo-system/newcomer");
        assertThat(page.locator("[data-name=newcomer]")).hasCount(0);
    }

    @Test
    void shouldMoveNothingUnderThePointer() {
        visit("/deployments");
        Locator row = page.locator("[data-name=qwen3-chat]");
        row.hover();
        double before = row.boundingBox().y;
        portal.publish(Samples.deployment(
                Instant.now(),
                "late-comer",
                "t",
                "m/m",
                "vllm",
                "aggregated",
                Phase.PENDING,
                "Accepted",
                "Late",
                1,
                0,
                0));
        portal.publish(Samples.deployment(
                Instant.now(),
                "phi3-tools",
                "search",
                "m/m",
                "sglang",
                "aggregated",
                Phase.PENDING,
                "A",
                "marker",
                1,
                0,
                60));
        page.locator("#rows").getByText("marker").waitFor();
        Assertions.assertThat(row.boundingBox().y).isEqualTo(before);
        assertThat(page.locator("[data-name=late-comer]")).hasCount(0);
        page.mouse().move(700, 20);
        assertThat(page.locator("[data-name=late-comer]")).hasCount(1);
        portal.end(EventType.DEPLOYMENT_STATE, "dynamo-system/late-comer");
    }

    @Test
    void shouldAskForTheNameBeforeItDeletes() {
        visit("/deployments/dynamo-system/deepseek-r1");
        page.locator("[data-delete]").click();
        assertThat(page.locator("#delete")).containsText("This stops all its pods");
        assertThat(page.locator("[data-delete-now]")).isDisabled();
        page.keyboard().type("deepseek-r");
        assertThat(page.locator("[data-delete-now]")).isDisabled();
        page.keyboard().type("1");
        Browser.shoot(page, "delete-wide-light");
        page.keyboard().press("Enter");
        assertThat(page.locator(".toast")).containsText("is being deleted");
        Assertions.assertThat(portal.services.deployment.received("DELETE /api/deployments/deepseek-r1"))
                .singleElement()
                .satisfies(request -> Assertions.assertThat(request.query()).isEqualTo("namespace=dynamo-system"));
    }

    @Test
    void shouldChangeTabsInPlaceAndInTheAddress() {
        visit("/deployments/dynamo-system/qwen3-chat");
        page.locator("[data-tab]", new Page.LocatorOptions().setHasText("Manifest"))
                .click();
        assertThat(page.locator("#manifest")).containsText("kind: DynamoGraphDeployment");
        assertThat(page.locator("#manifest .y-key").first()).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*\\?tab=manifest$"));
        assertThat(page.locator("[data-tab][aria-current]")).hasText("Manifest");
    }

    @Test
    void shouldWorkReadOnlyWithoutScripts() {
        try (var context = page.context()
                .browser()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page plain = context.newPage();
            plain.navigate(portal.address().resolve("/catalog").toString());
            plain.getByLabel("under 2B").check();
            plain.locator("noscript button").click();
            assertThat(plain.locator(".card")).hasCount(4);
            plain.navigate(portal.address()
                    .resolve("/deployments/dynamo-system/qwen3-chat?tab=pods")
                    .toString());
            assertThat(plain.locator("#pods")).containsText("qwen3-chat-worker");
        }
    }

    @Test
    void shouldGiveEveryControlANameAndEveryPageOneHeading() {
        for (String path : List.of(
                "/catalog",
                "/deployments",
                "/deploy?model=Qwen%2FQwen3-0.6B",
                "/cluster",
                "/deployments/dynamo-system/qwen3-chat")) {
            visit(path);
            Object nameless = page.evaluate("""
                    () => [...document.querySelectorAll('button, a, input:not([type=hidden]), select, textarea')]
                      .filter((e) => e.checkVisibility())
                      .filter((e) => !(e.textContent.trim() || e.getAttribute('aria-label') || e.labels?.length || e.title))
                      .map((e) => e.outerHTML.slice(0, 120))""");
            Assertions.assertThat((List<?>) nameless)
                    .as("controls without a name on " + path)
                    .isEmpty();
            assertThat(page.locator("h1")).hasCount(1);
            assertThat(page.locator("main, nav[aria-label], header")).not().hasCount(0);
        }
    }

    private static void visit(String path) {
        AT.visit(path);
    }

    private String background() {
        return (String) page.evaluate("() => getComputedStyle(document.body).backgroundColor");
    }
}
