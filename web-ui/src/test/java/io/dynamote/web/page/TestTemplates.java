package io.dynamote.web.page;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

import io.dynamote.web.asset.Icons;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The real templates without a server around them. */
public final class TestTemplates {

    private static final Pattern MARKUP = Pattern.compile("<[^>]*>");

    private TestTemplates() {}

    /** Renders as if it were this moment. */
    public static Templates at(Instant now) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("web/views/");
        resolver.setSuffix(".html");
        TemplateEngine engine = new TemplateEngine();
        engine.setTemplateResolver(resolver);
        return new Templates(engine, new Icons(), Clock.fixed(now, ZoneOffset.UTC));
    }

    /** What a reader is told, without markup. */
    public static String text(String html) {
        return MARKUP.matcher(html)
                .replaceAll(" ")
                .replace("&#39;", "'")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
