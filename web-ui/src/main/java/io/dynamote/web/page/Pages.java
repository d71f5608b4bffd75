package io.dynamote.web.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.dynamote.web.asset.Assets;
import io.dynamote.web.health.Observation;
import io.dynamote.web.health.Observed;
import io.dynamote.web.stream.StreamHub;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;

/** Answers with a page inside the frame, or with the part of it that htmx asked for. */
@Singleton
public final class Pages {

    private static final String HTML = MediaType.TEXT_HTML + "; charset=utf-8";

    private final Templates templates;
    private final Assets assets;
    private final Observed observed;
    private final StreamHub hub;
    private final List<FramePart> parts;

    Pages(Templates templates, Assets assets, Observed observed, StreamHub hub, List<FramePart> parts) {
        this.templates = templates;
        this.assets = assets;
        this.observed = observed;
        this.hub = hub;
        this.parts = List.copyOf(parts);
    }

    /**
     * A whole page.
     *
     * @param template its name; it includes the layout itself
     * @param model what it shows
     */
    public MutableHttpResponse<String> page(
            HttpRequest<?> request, HttpStatus status, Head head, String template, Map<String, Object> model) {
        String position = hub.position();
        Observation now = observed.latest();
        Map<String, Object> all = new HashMap<>(model);
        all.put("head", head);
        all.put("sections", Section.listed());
        all.put("assets", assets.base());
        all.put("theme", Theme.of(request).attribute());
        all.put("chip", ClusterChip.of(now));
        all.put("banner", Banner.of(now).orElse(null));
        parts.forEach(part -> all.putAll(part.model(now)));
        all.put("stream", "/api/stream?topics=" + String.join(",", topics(head)) + "&after=" + position);
        return answer(
                status, "<!DOCTYPE html>\n" + templates.render(template, all).strip());
    }

    /** A part of a page, if htmx asked for the element with this id. */
    public HttpResponse<String> part(String template, String fragment, Map<String, Object> model) {
        return answer(HttpStatus.OK, templates.fragment(template, fragment, model));
    }

    /** A template that is no page of its own. */
    public HttpResponse<String> part(String template, Map<String, Object> model) {
        return answer(HttpStatus.OK, templates.render(template, model).strip());
    }

    /** Whether the request wants only the element with this id. */
    public static boolean wantsPart(HttpRequest<?> request, String id) {
        return id.equals(request.getHeaders().get("HX-Target"));
    }

    private static MutableHttpResponse<String> answer(HttpStatus status, String html) {
        return HttpResponse.<String>status(status)
                .body(html)
                .header(HttpHeaders.CONTENT_TYPE, HTML)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.VARY, "HX-Target");
    }

    private List<String> topics(Head head) {
        List<String> topics = new ArrayList<>(head.topics());
        parts.forEach(part -> topics.add(part.topic()));
        topics.add(FrameView.TOPIC);
        return topics;
    }
}
