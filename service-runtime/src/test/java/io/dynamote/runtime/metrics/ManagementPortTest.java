package io.dynamote.runtime.metrics;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.dynamote.runtime.service.ServiceRuntime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ManagementPortTest {

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = ServiceRuntime.start("probe", ServiceOptions.defaults().withPort(0));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static URI management(String path) {
        return Objects.requireNonNull(service.management()).resolve(path);
    }

    @Test
    void shouldTellFiguresInPrometheusText() {
        HttpResponse<String> answer = Told.get(management("/prometheus"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.body())
                .contains("# HELP dynamote_build_info ")
                .containsPattern("dynamote_build_info\\{java=\"25[^\"]*\",service=\"probe\",version=\"\\d[^\"]*\"} 1")
                .contains("dynamote_ready 1.0")
                .contains("jvm_memory_used_bytes{area=\"heap\"}");
    }

    @Test
    void shouldTellThemInOpenMetricsToWhoAsks() {
        HttpResponse<String> answer =
                Told.get(management("/prometheus"), "Accept", "application/openmetrics-text;version=1.0.0");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/openmetrics-text");
        assertThat(answer.body()).endsWith("# EOF\n");
    }

    @Test
    void shouldCompressForWhoTakesIt() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(management("/prometheus"))
                .header("Accept-Encoding", "gzip")
                .build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8)).contains("dynamote_build_info");
        }
    }

    @Test
    void shouldTellNothingElseThere() {
        for (String path : List.of("/", "/prometheus/", "/prometheusx", "/health", "/probe", "/../prometheus")) {
            assertThat(Told.get(management(path)).statusCode()).as(path).isEqualTo(404);
        }
        HttpRequest post = HttpRequest.newBuilder(management("/prometheus"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> refused = Told.send(post);
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Allow")).contains("GET");
    }

    @Test
    void shouldTellNothingOfItWhereUsersAreAnswered() {
        assertThat(Told.get(service.address().resolve("/prometheus")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void shouldHaveNoneIfNoneIsWanted() {
        try (RunningService without = ServiceRuntime.start(
                "probe", ServiceOptions.defaults().withPort(0).with("dynamote.management.enabled", false))) {
            assertThat(without.management()).isNull();
        }
    }

    @Test
    void shouldSayWhichPortCannotBeBound() throws IOException {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ServiceOptions options = ServiceOptions.defaults().withPort(0).withManagementPort(holder.getLocalPort());
            assertThatThrownBy(() -> ServiceRuntime.start("probe", options))
                    .rootCause()
                    .hasMessageContaining("in use");
            assertThatThrownBy(() -> ServiceRuntime.start("probe", options))
                    .hasStackTraceContaining("dynamote.management.port: 127.0.0.1:" + holder.getLocalPort());
        }
    }

    @Test
    void shouldRefuseWhatIsNoPort() {
        assertThatThrownBy(() -> new ManagementProperties(true, "127.0.0.1", 65_536))
                .hasMessage("dynamote.management.port must be 0 to 65535, not: 65536");
        assertThatThrownBy(() -> new ManagementProperties(true, " ", 0)).hasMessageContaining("host");
    }
}
