package io.dynamote.system.tour;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import io.dynamote.system.BrowserTab;
import io.dynamote.system.Door;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What the README's tour does in a browser, with any portal on a simulated cluster. */
public final class Tour implements AutoCloseable {

    private static final String NAME = "tour-qwen3";
    private static final double ROLLOUT_MILLIS = 60_000;

    private final URI portal;
    private final BrowserTab browser;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    /** Opens a browser. */
    public Tour(URI portal) {
        this.portal = portal;
        browser = new BrowserTab(portal);
        page = browser.page();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    /** Closes the browser, whose console must show no errors. */
    @Override
    public void close() {
        browser.close();
        assertThat(complaints).as("errors in the browser's console").isEmpty();
    }

    /** Deploys a model, watches it come up by push, calls it as its page says, deletes it and finds it in the history. */
    public void deployWatchCallAndDelete() throws IOException, InterruptedException {
        page.navigate("/");
        assertThat(page.locator("#banner")).containsText("Simulated");
        page.locator("input[name=engine][value=sglang]").check();
        page.locator("#search").pressSequentially("qwen3-0.6");
        assertThat(page.locator("li.card")).hasCount(1);
        browser.shoot("tour-1-catalog");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Deploy Qwen3 0.6B"))
                .click();
        page.locator("input[name=name]").fill(NAME);
        assertThat(page.locator("#yaml")).containsText("kind: DynamoGraphDeployment");
        assertThat(page.locator("#yaml")).containsText(NAME);
        browser.shoot("tour-2-deploy");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Deploy").setExact(true))
                .click();

        page.waitForURL(Pattern.compile(".*/deployments/dynamo-system/" + NAME + ".*"));
        page.evaluate("() => { window.neverReloaded = true; }");
        assertThat(page.locator("#summary .badge")).hasText("Running", new HasTextOptions().setTimeout(ROLLOUT_MILLIS));
        assertThat(page.evaluate("() => window.neverReloaded === true"))
                .as("Running came by push, not by a reload")
                .isEqualTo(true);
        browser.shoot("tour-3-running");

        page.navigate("/deployments");
        page.locator("#rows")
                .getByText(NAME, new Locator.GetByTextOptions().setExact(true))
                .click();
        page.getByText("Access", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(run(page.locator("#curl").textContent())).contains("choices");

        delete();
        page.navigate("/deployments/dynamo-system/" + NAME + "?tab=history");
        assertThat(page.locator("#history")).containsText("Deleted");
        browser.shoot("tour-4-history");
    }

    private void delete() {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Delete").setExact(true))
                .first()
                .click();
        Locator confirm = page.locator("[data-delete-now]");
        assertThat(confirm).isDisabled();
        page.locator("#delete input[name=confirm]").fill(NAME);
        confirm.click();
        assertThat(page.locator("main"))
                .containsText("It is gone from the cluster", new ContainsTextOptions().setTimeout(ROLLOUT_MILLIS));
        assertThat(new Door(portal).get("/api/deployments/" + NAME).status()).isEqualTo(404);
    }

    /** Deploys a model with an image that does not exist, which must end in words that say so. */
    public void seeWhyAnImageCannotBePulled() {
        page.navigate("/deploy?model=Qwen/Qwen3-0.6B");
        page.locator("input[name=name]").fill("tour-broken");
        page.locator("#advanced summary").click();
        page.locator("input[name=image]").fill("registry.example/none/does-not-exist:1.0.0");
        assertThat(page.locator("#yaml")).containsText("does-not-exist");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Deploy").setExact(true))
                .click();

        page.waitForURL(Pattern.compile(".*/deployments/dynamo-system/tour-broken.*"));
        assertThat(page.locator("#summary .badge")).hasText("Failed", new HasTextOptions().setTimeout(ROLLOUT_MILLIS));
        assertThat(page.locator("#summary")).containsText("image");
        browser.shoot("tour-5-failed");
    }

    /** Runs a command as pasted into a shell. */
    private static String run(String command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as("%s%n%s", command, output).isZero();
        return output;
    }
}
