package io.dynamote.system.alert;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.dynamote.demo.Demo;
import io.dynamote.system.BrowserTab;
import io.dynamote.system.Door;
import io.dynamote.system.RunningSystem;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Somebody who writes the first rule of an installation in a browser, and what is told in chat because of it. */
class AlertTourE2E {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String RULE = "ModelsAreBusy";

    private final List<String> complaints = new CopyOnWriteArrayList<>();

    @Test
    void shouldWriteARuleSeeWhereItWouldFireAcknowledgeItAndHearOfItsEnd() {
        assumeTrue(
                BrowserTab.isThere(),
                () -> "no Chromium at " + BrowserTab.executable() + "; install it or set DYNAMOTE_CHROMIUM");
        try (Chat chat = Chat.open();
                RunningSystem system = RunningSystem.start(20);
                BrowserTab browser = new BrowserTab(system.portal())) {
            Page page = browser.page();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);
            Door door = new Door(system.portal());
            try (Demo _ = Demo.start(system.portal(), 25, 1, Clock.systemUTC())) {
                leadEveryRouteTo(chat, page);
                await().atMost(PATIENCE)
                        .until(() -> door.get("/api/traffic?windowSeconds=60")
                                        .json()
                                        .path("requests")
                                        .asInt()
                                > 50);
                writeTheRule(page);
                await().atMost(PATIENCE).until(() -> chat.told(RULE, "firing").size() >= 2);
                JsonNode alert = chat.told(RULE, "firing").getFirst().at("/alerts/0");
                assertThat(alert.at("/annotations/summary").asText())
                        .matches("[0-9.]+ requests a second over all models");
                acknowledge(page);
                // One may be on its way; without the acknowledgement there is one every 2 s.
                await().during(Duration.ofSeconds(5)).atMost(PATIENCE).until(() -> chat.isQuietAbout(RULE));
            }
            await().atMost(PATIENCE).until(() -> !chat.told(RULE, "resolved").isEmpty());
            // Rows stay in place under the pointer.
            page.mouse().move(0, 0);
            assertThat(row(page)).hasCount(0);
            page.navigate("/alerts/history?q=" + RULE);
            assertThat(page.locator("main")).containsText("Resolved");
        }
        assertThat(complaints).as("errors in the browser's console").isEmpty();
    }

    private static void leadEveryRouteTo(Chat chat, Page page) {
        page.navigate("/alerts/receivers");
        page.locator("[data-file-form] textarea").fill(chat.routes("2s"));
        page.locator("[data-file-form] [type=submit]").click();
        assertThat(page.locator("#toasts")).containsText("Routes and receivers are changed");
        page.locator("[data-test=chat]").click();
        assertThat(page.locator(".receivers li").first()).containsText("Delivered after");
        assertThat(chat.size()).isPositive();
    }

    private static void writeTheRule(Page page) {
        page.navigate("/alerts/rules/new");
        page.locator("[name=kind]").selectOption("traffic");
        page.locator("[name=name]").fill(RULE);
        Locator expression = page.locator("[name=expression]");
        expression.fill("labels.scope == \"all\" && (request_per_second > 0.5 || errors_per_second > 50)");
        assertThat(page.locator("[data-field=expression] .field-error"))
                .containsText("Line 1, column 27: undeclared reference");
        expression.fill("labels.scope == \"all\" && (requests_per_second > 0.5 || errors_per_second > 50)");
        page.locator("[name=forSeconds]").fill("0s");
        page.locator("[name=keepFiringForSeconds]").fill("1s");
        page.locator("[name=noData]").selectOption("ok");
        page.locator("[name=severity]").selectOption("critical");
        page.locator("[name=summary]").fill("{{ requests_per_second }} requests a second over all models");
        assertThat(page.locator("[data-sum]")).hasText("The service understands this rule.");
        page.locator("[data-dry-form] button").click();
        assertThat(page.locator("[data-dry-said]"))
                .hasText(Pattern.compile("It would have fired (once|\\d+ times), on 1 of \\d+\\..*"));
        assertThat(page.locator("[data-dry-plots] [data-threshold='0.5']").first())
                .isVisible();
        page.locator("[data-rule-form] [type=submit]").click();
        assertThat(page.locator("#toasts")).containsText("The rule is there and is evaluated from now on");
    }

    private static void acknowledge(Page page) {
        page.navigate("/alerts");
        Locator row = row(page);
        assertThat(row).containsText("requests a second over all models");
        row.locator("[data-acknowledge]").click();
        page.locator("#acknowledge textarea").fill("a load test of ours");
        page.locator("[data-acknowledge-now]").click();
        assertThat(page.locator("#toasts")).containsText("You are on " + RULE);
        assertThat(row(page)).containsText("a load test of ours");
    }

    private static Locator row(Page page) {
        return page.locator("tr[data-name='" + RULE + "']");
    }
}
