package io.dynamote.web.host;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.web.alert.LastAlerts;
import io.dynamote.web.page.Fragment;
import io.dynamote.web.page.Templates;
import io.dynamote.web.page.WatchedView;
import io.dynamote.web.state.Listing;
import io.dynamote.web.stream.ServerEvent;
import io.dynamote.web.upstream.Answer;
import jakarta.inject.Singleton;

/**
 * The topics {@code view:hosts}, rows of the overview, and {@code view:host:<id>}, parts of one host's page and, as event
 * {@code host-points}, the newest seconds of its figures.
 */
@Singleton
final class HostViews implements WatchedView {

    static final String ALL = "view:hosts";
    static final String ONE = "view:host:";

    private final Hosts hosts;
    private final LastAlerts alerts;
    private final Templates templates;

    HostViews(Hosts hosts, LastAlerts alerts, Templates templates) {
        this.hosts = hosts;
        this.alerts = alerts;
        this.templates = templates;
    }

    @Override
    public boolean serves(String topic) {
        return topic.equals(ALL) || topic.matches(ONE + "[^,/]+");
    }

    @Override
    public Map<String, ServerEvent> render(String topic) {
        return topic.equals(ALL) ? rows() : one(decode(topic.substring(ONE.length())));
    }

    private static String decode(String id) {
        try {
            return URLDecoder.decode(id, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return id; // no host is called that; the answer will say so
        }
    }

    private Map<String, ServerEvent> rows() {
        Map<String, ServerEvent> events = new LinkedHashMap<>();
        if (hosts.list() instanceof Listing.Loaded<Host> loaded) {
            for (HostRow row : HostModel.rows(loaded.items(), alerts::on)) {
                Map<String, Object> model = Map.of("rows", List.of(row));
                events.put(row.id(), Fragment.replace(row.id(), templates.fragment("hosts", "row", model)));
            }
            if (!loaded.caveat().isEmpty()) {
                events.put("caveat:" + loaded.caveat(), new ServerEvent("hosts-caveat", "{}"));
            }
        }
        return events;
    }

    private Map<String, ServerEvent> one(String id) {
        Map<String, ServerEvent> events = new LinkedHashMap<>();
        Answer<Host> answer = hosts.one(id);
        if (!(answer instanceof Answer.Found<Host>)) {
            return events;
        }
        Map<String, Object> model = HostModel.one(id, answer, alerts.on(id), false, hosts.now());
        for (String part : List.of("host-summary", "host-parts")) {
            events.put(part, Fragment.replace(part, templates.fragment("host", part, model)));
        }
        if (hosts.points(id) instanceof Answer.Found<JsonNode>(JsonNode points)) {
            events.put("points", new ServerEvent("host-points", points.toString()));
        }
        return events;
    }
}
