package io.dynamote.telemetry.scrape;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.dynamote.telemetry.scrape.FrontendStub.Mood;
import io.dynamote.telemetry.scrape.ScrapeException.Reason;
import io.dynamote.telemetry.scrape.ScrapeProperties.Through;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What both ways to a pod have in common: directly, and through the API server. */
@ParameterizedClass
@EnumSource(
        value = Through.class,
        names = {"PODS", "API_SERVER"})
class FrontendClientIT {

    private static final int MOST_BYTES = 100_000;
    private static final Target POD = new Target("ns", "ns/d", "owner", "p", "127.0.0.5");

    @Parameter
    Through through;

    private FrontendStub stub;
    private FrontendClient client;

    @BeforeEach
    void start() {
        stub = new FrontendStub("127.0.0.5", 0);
        client = client(Duration.ofSeconds(20));
    }

    private FrontendClient client(Duration patience) {
        ScrapeProperties properties =
                new ScrapeProperties(true, Duration.ofSeconds(30), patience, 1, MOST_BYTES, stub.port(), null, through);
        ClusterAccess cluster = new ClusterAccess(null, null, "http://127.0.0.5:" + stub.port());
        return new FrontendClientFactory().client(properties, cluster, null);
    }

    @AfterEach
    void stop() {
        client.close();
        stub.close();
    }

    private void fails(Reason reason, String words) {
        fails(client, reason, words);
    }

    private static void fails(FrontendClient client, Reason reason, String words) {
        assertThatThrownBy(() -> client.fetch(POD))
                .isInstanceOfSatisfying(
                        ScrapeException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(reason))
                .hasMessageContaining(words);
    }

    @Test
    void shouldFetchTheWholeText() throws Exception {
        stub.serve(42, 1);
        assertThat(new String(client.fetch(POD), StandardCharsets.UTF_8)).contains("status=\"success\"} 42\n");
        assertThat(stub.path())
                .isEqualTo(
                        through == Through.PODS
                                ? "/metrics"
                                : "/api/v1/namespaces/ns/pods/p:" + stub.port() + "/proxy/metrics");
        assertThat(client.address(POD)).isEqualTo("http://127.0.0.5:" + stub.port() + stub.path());
    }

    @Test
    void shouldWaitForASilentPodNoLongerThanIsSet() throws Exception {
        try (FrontendClient impatient = client(Duration.ofMillis(400))) {
            stub.is(Mood.SILENT);
            fails(impatient, Reason.TIMEOUT, "within PT0.4S");
            stub.is(Mood.HALF_AN_ANSWER);
            fails(impatient, Reason.TIMEOUT, "within PT0.4S");
        }
        stub.is(Mood.WELL);
        assertThat(client.fetch(POD)).isNotEmpty();
    }

    @Test
    void shouldReadNoMoreThanIsSet() throws Exception {
        stub.is(Mood.HUGE);
        fails(Reason.TOO_LARGE, "more than " + MOST_BYTES + " bytes");
        stub.is(Mood.WELL);
        assertThat(client.fetch(POD)).isNotEmpty();
    }

    @Test
    void shouldSayWhatWasAnsweredInstead() {
        stub.is(Mood.BROKEN);
        fails(Reason.STATUS, "status 500");
        stub.is(Mood.REFUSED_BY_API_SERVER);
        fails(Reason.STATUS, through == Through.PODS ? "status 403" : "status 403: pods \"p\" is forbidden");
    }

    @Test
    void shouldSayThatNobodyAnswers() {
        stub.close();
        fails(Reason.UNREACHABLE, "ConnectException");
    }
}
