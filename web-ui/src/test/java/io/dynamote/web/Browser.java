package io.dynamote.web;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.api.extension.ExtensionContext;

import static com.microsoft.playwright.options.WaitForSelectorState.HIDDEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The Chromium of the machine, or the one that {@code DYNAMOTE_CHROMIUM} points to. */
final class Browser implements AutoCloseable {

    private static final Path SHOTS = Path.of("target", "screenshots");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Path executable) {
        // The browser of the machine is used: nothing is to be downloaded.
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    /** Where the browser is, if there is one. */
    static Optional<Path> executable() {
        String given = System.getenv().getOrDefault("DYNAMOTE_CHROMIUM", "/usr/bin/chromium");
        return Optional.of(Path.of(given)).filter(Files::isExecutable);
    }

    /** The browser of all classes of this JVM: it takes seconds to launch. It ends with the last of them. */
    static Browser of(ExtensionContext context) {
        assumeTrue(executable().isPresent(), "no Chromium here: set DYNAMOTE_CHROMIUM to one");
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(
                        Browser.class, _ -> new Browser(executable().orElseThrow()), Browser.class);
    }

    Page wide(ColorScheme scheme) {
        return open(1440, 900, scheme);
    }

    /** A wide window; what is loaded once stays for all of its pages. */
    BrowserContext window(ColorScheme scheme) {
        return context(1440, 900, scheme);
    }

    Page phone(ColorScheme scheme) {
        return open(390, 844, scheme);
    }

    private Page open(int width, int height, ColorScheme scheme) {
        return context(width, height, scheme).newPage();
    }

    private BrowserContext context(int width, int height, ColorScheme scheme) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setColorScheme(scheme));
        context.setDefaultTimeout(30_000);
        return context;
    }

    /** Waits until the stream is open and nothing is being loaded. The page's policy forbids polling with functions. */
    static void settle(Page page) {
        page.locator("html[data-stream=open]").waitFor();
        page.locator("[data-preview] .bone").first().waitFor(new Locator.WaitForOptions().setState(HIDDEN));
    }

    /** Whether pictures are wanted: {@code -Ddynamote.screenshots=true}. Checks do not need them, people do. */
    static boolean drawing() {
        return Boolean.getBoolean("dynamote.screenshots");
    }

    static void shoot(Page page, String name) {
        if (!drawing()) {
            return;
        }
        page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")));
    }

    /** Goes to a page and checks that it is not wider than the window. */
    static void visit(Page page, URI address) {
        page.navigate(address.toString());
        assertThat(beyond(page)).as("pixels by which %s is too wide", address).isZero();
    }

    private static int beyond(Page page) {
        while (true) {
            try {
                return (int) page.evaluate(
                        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            } catch (PlaywrightException e) {
                // A page that waits for something loads itself anew, perhaps in the middle of the question.
                if (!e.getMessage().contains("Execution context was destroyed")) {
                    throw e;
                }
                page.waitForLoadState();
            }
        }
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
