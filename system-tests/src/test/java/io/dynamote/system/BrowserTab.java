package io.dynamote.system;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;

/** One tab of the machine's Chromium, or of the one that {@code DYNAMOTE_CHROMIUM} names. */
public final class BrowserTab implements AutoCloseable {

    private static final double PATIENCE_MILLIS = 30_000;

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Page page;

    /** Opens a tab for the portal at this address. */
    public BrowserTab(URI portal) {
        Browser chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
        page = chromium.newPage(
                // What turns is drawn by the processor here, all the time.
                new Browser.NewPageOptions()
                        .setBaseURL(portal.toString())
                        .setViewportSize(1440, 900)
                        .setReducedMotion(ReducedMotion.REDUCE));
        page.setDefaultTimeout(PATIENCE_MILLIS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    /** Where Chromium should be. */
    public static Path executable() {
        return Path.of(System.getenv().getOrDefault("DYNAMOTE_CHROMIUM", "/usr/bin/chromium"));
    }

    /** Whether it is there. */
    public static boolean isThere() {
        return Files.isExecutable(executable());
    }

    /** Why tests without it are skipped. */
    public static String reason() {
        return "no Chromium at " + executable() + "; install it or set DYNAMOTE_CHROMIUM";
    }

    /** What the tab shows. */
    public Page page() {
        return page;
    }

    /** Leaves a picture in {@code target/screenshots}. */
    public void shoot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
