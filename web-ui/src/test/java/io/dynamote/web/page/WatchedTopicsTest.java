package io.dynamote.web.page;

import io.dynamote.web.stream.ServerEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WatchedTopicsTest {

    private static final ServerEvent EVENT = row("2026-11-20T12:00:00Z", "20 s", "43 %");

    @Test
    void shouldNotPushWhatOnlyGotOlder() {
        assertThat(WatchedTopics.looksLike(row("2026-11-20T12:00:00Z", "21 s", "43 %"), EVENT))
                .isTrue();
    }

    @Test
    void shouldPushWhatASeenDifferenceIs() {
        assertThat(WatchedTopics.looksLike(row("2026-11-20T12:00:00Z", "20 s", "44 %"), EVENT))
                .isFalse();
        assertThat(WatchedTopics.looksLike(row("2026-11-20T12:00:05Z", "now", "43 %"), EVENT))
                .isFalse();
        assertThat(WatchedTopics.looksLike(new ServerEvent("other", EVENT.data()), EVENT))
                .isFalse();
        assertThat(WatchedTopics.looksLike(EVENT, null)).isFalse();
    }

    private static ServerEvent row(String at, String age, String cpu) {
        return Fragment.replace(
                "host:a",
                "<tr><td><time datetime=\"" + at + "\" data-ago>" + age + "</time></td><td>" + cpu + "</td></tr>");
    }
}
