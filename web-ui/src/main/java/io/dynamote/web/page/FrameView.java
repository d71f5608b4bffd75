package io.dynamote.web.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.dynamote.web.health.Observation;
import io.dynamote.web.stream.ServerEvent;
import jakarta.inject.Singleton;

/** Banner and cluster chip, which every page shows: the topic {@code view:frame}. */
@Singleton
final class FrameView implements ObservedView {

    static final String TOPIC = "view:frame";

    private final Templates templates;

    FrameView(Templates templates) {
        this.templates = templates;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public List<ServerEvent> render(Observation now) {
        Map<String, Object> model = new HashMap<>();
        model.put("chip", ClusterChip.of(now));
        model.put("banner", Banner.of(now).orElse(null));
        return List.of(
                Fragment.replace("cluster-chip", templates.fragment("layout", "chip", model)),
                Fragment.replace("banner", templates.fragment("layout", "banner", model)));
    }
}
