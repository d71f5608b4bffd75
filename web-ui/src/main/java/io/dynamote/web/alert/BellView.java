package io.dynamote.web.alert;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import io.dynamote.events.alert.AlertState;
import io.dynamote.web.health.Observation;
import io.dynamote.web.page.Fragment;
import io.dynamote.web.page.FramePart;
import io.dynamote.web.page.ObservedView;
import io.dynamote.web.page.Templates;
import io.dynamote.web.state.Freshness;
import io.dynamote.web.state.ReadModels;
import io.dynamote.web.stream.ServerEvent;
import jakarta.inject.Singleton;

/** The bell in the frame of every page: the topic {@code view:bell}. */
@Singleton
final class BellView implements ObservedView, FramePart {

    static final String TOPIC = "view:bell";

    private final ReadModels state;
    private final Templates templates;
    private final Clock clock;

    BellView(ReadModels state, Templates templates, Clock clock) {
        this.state = state;
        this.templates = templates;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Map<String, Object> model(Observation now) {
        Freshness freshness = state.freshness();
        boolean evaluated = Standstill.of(now).isEmpty();
        List<AlertState> active = state.alerts().all().stream()
                .filter(alert -> alert.endsAt() == null)
                .toList();
        return Map.of("bell", Bell.of(active, freshness.complete(), freshness.live(clock.instant()) && evaluated));
    }

    @Override
    public List<ServerEvent> render(Observation now) {
        return List.of(Fragment.replace("bell", templates.fragment("layout", "bell", model(now))));
    }
}
