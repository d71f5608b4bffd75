package io.dynamote.web.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StreamHubTest {

    private static final Set<String> A = Set.of("a");
    private final StreamHub hub = new StreamHub("0000beef", new Ring(8, 10_000));

    private double told(String name) {
        return hub.metrics().stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .map(metric -> metric.values().get(List.of()))
                .orElseThrow();
    }

    @Test
    void shouldCountWhatItSendsAndWhomItCutsOff() {
        hub.open(A, A, null);
        watch(hub.open(A, A, null));
        hub.publish("a", new ServerEvent("x", "1"));
        hub.publish("b", new ServerEvent("x", "1"));
        assertThat(told("dynamote_stream_viewers")).isEqualTo(2);
        assertThat(told("dynamote_stream_frames_total")).isEqualTo(2);
        assertThat(told("dynamote_stream_sent_bytes_total"))
                .isEqualTo(2 * "id: 0000beef-0\nevent: x\ndata: 1\n\n".length());
        for (int i = 0; i < Viewer.MOST_WAITING; i++) {
            hub.publish("a", new ServerEvent("x", "1"));
        }
        assertThat(told("dynamote_stream_cut_off_total")).isEqualTo(1);
        assertThat(told("dynamote_stream_viewers")).isEqualTo(1);
    }

    @Test
    void shouldNumberEventsAndSendThemToThoseWhoAsked() {
        List<String> seen = watch(hub.open(A, A, null));
        hub.publish("a", new ServerEvent("x", "{\"n\":1}"));
        hub.publish("b", new ServerEvent("x", "{\"n\":2}"));
        hub.publish("a", new ServerEvent("y", "{\"n\":3}"));
        assertThat(seen)
                .containsExactly(
                        "id: 0000beef-0\nevent: x\ndata: {\"n\":1}\n\n",
                        "id: 0000beef-2\nevent: y\ndata: {\"n\":3}\n\n");
        assertThat(hub.position()).isEqualTo("0000beef-2");
    }

    @Test
    void shouldRememberWhatWasMissed() {
        hub.publish("a", new ServerEvent("x", "1"));
        EventId seen = EventId.parse(hub.position()).orElseThrow();
        hub.publish("a", new ServerEvent("x", "2"));
        hub.publish("b", new ServerEvent("x", "3"));
        assertThat(hub.open(A, A, seen).missed())
                .hasValueSatisfying(
                        missed -> assertThat(missed).extracting(Frame::number).containsExactly(1L));
    }

    @Test
    void shouldNotPretendToRememberWhatItHasForgotten() {
        for (int i = 0; i < 20; i++) {
            hub.publish("a", new ServerEvent("x", "1"));
        }
        assertThat(hub.open(A, A, new EventId("0000beef", 10)).missed()).isEmpty();
        assertThat(hub.open(A, A, new EventId("0000beef", 11)).missed())
                .hasValueSatisfying(missed -> assertThat(missed).hasSize(8));
        assertThat(hub.open(A, A, new EventId("0000dead", 15)).missed()).isEmpty();
        assertThat(hub.open(A, A, new EventId("0000beef", 999)).missed()).isEmpty();
    }

    @Test
    void shouldCutOffAViewerThatIsTooSlowAndNobodyElse() {
        StreamHub.Opened slow = hub.open(A, A, null);
        List<String> quick = watch(hub.open(A, A, null));
        for (int i = 0; i <= Viewer.MOST_WAITING; i++) {
            hub.publish("a", new ServerEvent("x", "1"));
        }
        assertThat(hub.size()).isEqualTo(1);
        assertThat(quick).hasSize(Viewer.MOST_WAITING + 1);
        List<String> rest = watch(slow);
        assertThat(rest).hasSize(Viewer.MOST_WAITING);
    }

    @Test
    void shouldKnowWhetherAnyoneLooks() {
        assertThat(hub.watched("a")).isFalse();
        StreamHub.Opened opened = hub.open(A, A, null);
        assertThat(hub.watched("a")).isTrue();
        hub.close(opened.viewer());
        assertThat(hub.watched("a")).isFalse();
    }

    @Test
    void shouldEndAllStreamsWhenItStops() {
        StreamHub.Opened opened = hub.open(A, A, null);
        List<String> ends = new ArrayList<>();
        opened.viewer().frames().doOnComplete(() -> ends.add("end")).subscribe();
        hub.endAll();
        assertThat(ends).containsExactly("end");
    }

    @Test
    void shouldKeepStreamsOpenWithComments() {
        List<String> seen = watch(hub.open(A, A, null));
        hub.keepAlive();
        assertThat(seen).containsExactly(": keep-alive\n\n");
    }

    @Test
    void shouldRefuseDataThatWouldBreakTheFrame() {
        assertThatThrownBy(() -> new ServerEvent("x", "a\nb")).hasMessageContaining("one line");
    }

    @Test
    void shouldReadOnlyIdsOfItsOwnForm() {
        assertThat(EventId.parse("0000beef-12")).contains(new EventId("0000beef", 12));
        assertThat(List.of("", "x", "0000beef-", "0000beef--1", "0000beef-99999999999999999999"))
                .allSatisfy(text -> assertThat(EventId.parse(text)).isEmpty());
        assertThat(EventId.parse(null)).isEmpty();
    }

    @Test
    void shouldBoundTheRingByItsBytes() {
        Ring ring = new Ring(1_000, 100);
        for (int i = 0; i < 10; i++) {
            ring.add(new Frame(i, "a", new byte[40]));
        }
        assertThat(ring.after(-1, A)).extracting(Frame::number).containsExactly(8L, 9L);
        assertThat(ring.reaches(7)).isTrue();
        assertThat(ring.reaches(6)).isFalse();
    }

    private static List<String> watch(StreamHub.Opened opened) {
        List<String> seen = new ArrayList<>();
        opened.viewer().frames().subscribe(bytes -> seen.add(new String(bytes, StandardCharsets.UTF_8)));
        return seen;
    }
}
