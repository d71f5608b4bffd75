package io.dynamote.web.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import io.dynamote.web.stream.ServerEvent;
import io.dynamote.web.stream.StateSource;
import io.dynamote.web.stream.StreamHub;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renders each {@link WatchedView} that anyone looks at, once a second, and pushes what differs from before. */
@Context
final class WatchedTopics implements StateSource {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedTopics.class);

    private static final Pattern AGE = Pattern.compile("(?<=>)[^<>]{0,20}(?=</time>)");

    private final List<WatchedView> views;
    private final StreamHub hub;
    private final Map<String, Map<String, ServerEvent>> sent = new HashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("watched-views").factory());
    private final ExecutorService renderers = Executors.newVirtualThreadPerTaskExecutor();

    WatchedTopics(List<WatchedView> views, StreamHub hub) {
        this.views = List.copyOf(views);
        this.hub = hub;
        var _ = timer.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public boolean serves(String topic) {
        return views.stream().anyMatch(view -> view.serves(topic));
    }

    /** What changes while nobody looks is not published. */
    @Override
    public boolean complete(String topic) {
        return false;
    }

    @Override
    public List<ServerEvent> current(String topic) {
        Map<String, ServerEvent> now = render(topic);
        synchronized (sent) {
            // What changes between this and the first look would else be news to nobody.
            sent.putIfAbsent(topic, now);
        }
        return List.copyOf(now.values());
    }

    private Map<String, ServerEvent> render(String topic) {
        return views.stream()
                .filter(view -> view.serves(topic))
                .findFirst()
                .map(view -> view.render(topic))
                .orElse(Map.of());
    }

    private void look() {
        List<String> topics = hub.watchedTopics().stream().filter(this::serves).toList();
        synchronized (sent) {
            sent.keySet().retainAll(topics);
        }
        // Side by side: one service that is slow to answer for one view must not hold up the others.
        try {
            var _ = renderers.invokeAll(topics.stream()
                    .map(topic -> Executors.callable(() -> publish(topic)))
                    .toList());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish(String topic) {
        try {
            Map<String, ServerEvent> now = render(topic);
            if (now.isEmpty()) {
                return;
            }
            Map<String, ServerEvent> before;
            synchronized (sent) {
                before = sent.put(topic, now);
            }
            if (before != null && !before.keySet().equals(now.keySet())) {
                hub.tell(topic, new ServerEvent("resync", "{}"));
                return;
            }
            now.forEach((id, event) -> {
                if (before == null || !looksLike(event, before.get(id))) {
                    hub.tell(topic, event);
                }
            });
        } catch (RuntimeException e) {
            // One view that fails must not end the pushing of all.
            LOG.atError().addKeyValue("topic", topic).setCause(e).log("a view cannot be rendered");
        }
    }

    /** Whether a viewer would see no difference: browsers count the ages of times on by themselves. */
    static boolean looksLike(ServerEvent event, @Nullable ServerEvent before) {
        return before != null
                && event.name().equals(before.name())
                && AGE.matcher(event.data())
                        .replaceAll("")
                        .equals(AGE.matcher(before.data()).replaceAll(""));
    }

    @PreDestroy
    void close() {
        timer.shutdownNow();
        renderers.shutdownNow();
    }
}
