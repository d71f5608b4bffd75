package io.dynamote.web.page;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.dynamote.web.asset.Icons;
import jakarta.inject.Singleton;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/** Renders templates, whole or one fragment, for requests and for the stream alike. */
@Singleton
public final class Templates {

    private final TemplateEngine engine;
    private final Icons icons;
    private final Clock clock;

    Templates(TemplateEngine engine, Icons icons, Clock clock) {
        this.engine = engine;
        this.icons = icons;
        this.clock = clock;
    }

    /** A whole template. */
    public String render(String template, Map<String, Object> model) {
        return engine.process(template, context(model));
    }

    /** One {@code th:fragment} of a template. */
    public String fragment(String template, String fragment, Map<String, Object> model) {
        return engine.process(template, Set.of(fragment), context(model)).strip();
    }

    private Context context(Map<String, Object> model) {
        Map<String, Object> all = new HashMap<>(model);
        Instant now = clock.instant();
        all.put("icons", icons);
        all.put("times", new Times(now));
        return new Context(Locale.ENGLISH, all);
    }
}
