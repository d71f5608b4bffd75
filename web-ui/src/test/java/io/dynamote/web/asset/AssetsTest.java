package io.dynamote.web.asset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AssetsTest {

    private final Assets assets = new Assets();
    private final String version = assets.base().substring("/assets/".length());

    @Test
    void shouldServeOnlyItsOwnVersion() {
        assertThat(version).matches("[0-9a-f]{16}");
        assertThat(assets.find(version, "app.css")).isPresent();
        assertThat(assets.find("0000000000000000", "app.css")).isEmpty();
        assertThat(assets.find(version, "../application.yml")).isEmpty();
    }

    @Test
    void shouldPutOurStyleAfterTheNormalisedBase() {
        String css = text("app.css");
        assertThat(css.indexOf("--bs-")).isNotNegative().isLessThan(css.indexOf("--accent-soft"));
    }

    @Test
    void shouldHoldTheSameContentCompressed() throws IOException {
        Asset htmx = assets.find(version, "htmx.js").orElseThrow();
        byte[] unzipped = new GZIPInputStream(new ByteArrayInputStream(htmx.zipped())).readAllBytes();
        assertThat(unzipped).isEqualTo(htmx.plain());
        assertThat(htmx.zipped().length).isLessThan(htmx.plain().length / 2);
    }

    @Test
    void shouldServeEveryModuleThatAnotherImports() {
        assertThat(text("app.js").lines().filter(line -> line.startsWith("import")))
                .allSatisfy(line -> assertThat(assets.find(version, line.replaceAll(".*'\\./(.*)';", "$1")))
                        .as(line)
                        .isPresent());
    }

    @Test
    void shouldAskNobodyElseForAnything() {
        assertThat(text("app.css")).doesNotContain("url(http", "@import");
        assertThat(text("app.js")).doesNotContain("https://");
    }

    @Test
    void shouldHideIconsFromScreenReaders() {
        Icons icons = new Icons();
        assertThat(icons.of("check-lg"))
                .startsWith("<svg class=\"icon\"")
                .contains("aria-hidden")
                .endsWith("</svg>");
        assertThatThrownBy(() -> icons.of("no-such-icon")).hasMessageContaining("no-such-icon");
    }

    private String text(String name) {
        return new String(assets.find(version, name).orElseThrow().plain(), StandardCharsets.UTF_8);
    }
}
