package io.dynamote.web.alert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.dynamote.web.page.Fragment;
import io.dynamote.web.page.Templates;
import io.dynamote.web.page.WatchedView;
import io.dynamote.web.stream.ServerEvent;
import io.dynamote.web.upstream.Answer;
import jakarta.inject.Singleton;

/** The topic {@code view:incident:<id>}: state and timeline of one incident. */
@Singleton
final class IncidentViews implements WatchedView {

    static final String ONE = "view:incident:";

    private final Incidents incidents;
    private final Templates templates;

    IncidentViews(Incidents incidents, Templates templates) {
        this.incidents = incidents;
        this.templates = templates;
    }

    @Override
    public boolean serves(String topic) {
        return topic.matches(ONE + "[^,/]+");
    }

    @Override
    public Map<String, ServerEvent> render(String topic) {
        Map<String, ServerEvent> events = new LinkedHashMap<>();
        String id = topic.substring(ONE.length());
        Answer<IncidentAnswer> answer = incidents.find(id);
        if (answer instanceof Answer.Found<IncidentAnswer>) {
            Map<String, Object> model = IncidentModel.of(id, answer, Optional.empty(), false);
            for (String part : List.of("incident-summary", "incident-timeline")) {
                events.put(part, Fragment.replace(part, templates.fragment("incident", part, model)));
            }
        }
        return events;
    }
}
