package io.dynamote.runtime.metrics;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Objects;

import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.runtime.service.ServiceRuntime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RequestFiguresTest {

    private static final String NAME = "dynamote_http_request_duration_seconds";

    private RunningService service;

    @BeforeEach
    void start() {
        service = ServiceRuntime.start("probe", ServiceOptions.defaults().withPort(0));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private int ask(String path) {
        return Told.get(service.address().resolve(path)).statusCode();
    }

    private List<String> counts() {
        return Told.at(Objects.requireNonNull(service.management())).stream()
                .filter(line -> line.startsWith(NAME + "_count"))
                .toList();
    }

    @Test
    void shouldTellRequestsByRouteAndNotByPath() {
        ask("/probe?number=1");
        ask("/probe?number=2");
        ask("/probe?number=many");
        ask("/probe/boom");
        ask("/nowhere");
        assertThat(counts())
                .containsExactlyInAnyOrder(
                        NAME + "_count{method=\"GET\",route=\"/probe\",status=\"2xx\"} 2",
                        NAME + "_count{method=\"GET\",route=\"/probe\",status=\"4xx\"} 1",
                        NAME + "_count{method=\"GET\",route=\"/probe/boom\",status=\"5xx\"} 1",
                        NAME + "_count{method=\"GET\",route=\"none\",status=\"4xx\"} 1");
    }

    @Test
    void shouldStaySmallWhateverIsAskedFor() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(ask("/nowhere/" + i + "?x=" + i)).isEqualTo(404);
        }
        for (String method : List.of("BREW", "WHEN", "PROPFIND", "TRACE")) {
            Told.send(HttpRequest.newBuilder(service.address().resolve("/probe"))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build());
        }
        assertThat(counts()).contains(NAME + "_count{method=\"GET\",route=\"none\",status=\"4xx\"} 1000");
        assertThat(counts()).hasSizeLessThanOrEqualTo(4).noneMatch(line -> line.contains("BREW"));
    }
}
