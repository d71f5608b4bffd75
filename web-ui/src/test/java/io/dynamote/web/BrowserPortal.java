package io.dynamote.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A portal and a browser for the tests of a class, and a page for each of them that must leave no error in the console.
 * Refused requests are answers, though the browser reports them there too: each class names those that it causes. What the
 * browser has loaded once it keeps for the next test; what a test stores in it is gone.
 */
final class BrowserPortal implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {

    private final Pattern answers;
    private final Consumer<TestPortal> filling;
    private final List<String> troubles = new ArrayList<>();
    private @Nullable TestPortal portal;
    private @Nullable BrowserContext window;
    private @Nullable Page page;

    /**
     * For one class.
     *
     * @param statuses pattern of HTTP statuses that are answers
     * @param filling makes the portal know what the tests look at
     */
    BrowserPortal(String statuses, Consumer<TestPortal> filling) {
        this.answers = Pattern.compile(".*status of (" + statuses + ").*");
        this.filling = filling;
    }

    /** The portal; it is the same for all tests of the class. */
    TestPortal portal() {
        return given(portal);
    }

    /** The page of this test. */
    Page page() {
        return given(page);
    }

    /** Goes to a page and waits until it is live. */
    void visit(String path) {
        page().navigate(portal().address().resolve(path).toString());
        Browser.settle(page());
    }

    private static <T> T given(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("only while tests of the class run");
        }
        return part;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        window = Browser.of(context).window(ColorScheme.LIGHT);
        TestPortal fresh = TestPortal.start(Map.of());
        portal = fresh;
        filling.accept(fresh);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Page fresh = given(window).newPage();
        fresh.onConsoleMessage(message -> {
            if (message.type().equals("error")
                    && !answers.matcher(message.text()).matches()) {
                troubles.add(message.text());
            }
        });
        fresh.onPageError(troubles::add);
        page = fresh;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (page != null) {
            leave(page);
            page = null;
        }
        List<String> found = List.copyOf(troubles);
        troubles.clear();
        assertThat(found).as("errors in the console").isEmpty();
    }

    /** What the next test stores is its own. */
    private static void leave(Page page) {
        if (!page.isClosed() && page.url().startsWith("http")) {
            page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }");
        }
        page.context().clearCookies();
        page.close();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (window != null) {
            window.close();
        }
        if (portal != null) {
            portal.close();
        }
    }
}
