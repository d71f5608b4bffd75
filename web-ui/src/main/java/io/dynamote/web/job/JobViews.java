package io.dynamote.web.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dynamote.web.page.Fragment;
import io.dynamote.web.page.Templates;
import io.dynamote.web.page.WatchedView;
import io.dynamote.web.stream.ServerEvent;
import jakarta.inject.Singleton;

/** The topic {@code view:jobs}: cards, totals and what happened. */
@Singleton
final class JobViews implements WatchedView {

    static final String TOPIC = "view:jobs";

    private final Jobs jobs;
    private final Templates templates;

    JobViews(Jobs jobs, Templates templates) {
        this.jobs = jobs;
        this.templates = templates;
    }

    @Override
    public boolean serves(String topic) {
        return topic.equals(TOPIC);
    }

    @Override
    public Map<String, ServerEvent> render(String topic) {
        Map<String, ServerEvent> events = new LinkedHashMap<>();
        Map<String, Object> model = jobs.model(Jobs.Asked.BOARD);
        if (!(model.get("cards") instanceof List<?> cards)) {
            return events;
        }
        jobs.addEvents(model);
        for (Object each : cards) {
            if (each instanceof JobCard card) {
                String html = templates.fragment("jobs", "card", Map.of("cards", List.of(card)));
                events.put(card.id(), Fragment.replace(card.id(), html));
            }
        }
        if (model.get("caveat") instanceof String caveat && !caveat.isEmpty()) {
            events.put("caveat:" + caveat, new ServerEvent("jobs-caveat", "{}"));
        }
        events.put("job-totals", Fragment.replace("job-totals", templates.fragment("jobs", "job-totals", model)));
        events.put("job-events", Fragment.replace("job-events", templates.fragment("jobs", "job-events", model)));
        return events;
    }
}
