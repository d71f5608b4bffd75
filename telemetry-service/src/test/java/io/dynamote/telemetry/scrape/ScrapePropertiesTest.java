package io.dynamote.telemetry.scrape;

import java.time.Duration;

import io.dynamote.telemetry.scrape.ScrapeProperties.Through;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ScrapePropertiesTest {

    private static ScrapeProperties every(Duration interval) {
        return new ScrapeProperties(true, interval, null, 16, 4_194_304, 8_000, null, Through.AUTO);
    }

    @Test
    void shouldWaitNoLongerThanTheInterval() {
        assertThat(every(Duration.ofSeconds(5)).longestWait()).isEqualTo(Duration.ofSeconds(3));
        assertThat(every(Duration.ofSeconds(1)).longestWait()).isEqualTo(Duration.ofSeconds(1));
        assertThat(every(Duration.ofSeconds(60)).longestWait()).isEqualTo(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PT0.5S | PT0.1S | 16 | 1 | 8000  | dynamo | interval must be 1s to 60s in whole seconds, not: PT0.5S
            PT1.5S | PT0.1S | 16 | 1 | 8000  | dynamo | interval must be 1s to 60s in whole seconds, not: PT1.5S
            PT61S  | PT1S   | 16 | 1 | 8000  | dynamo | interval must be 1s to 60s in whole seconds, not: PT1M1S
            PT5S   | PT6S   | 16 | 1 | 8000  | dynamo | timeout must be more than 0s and at most the interval of PT5S, not: PT6S
            PT5S   | PT0S   | 16 | 1 | 8000  | dynamo | timeout must be more than 0s and at most the interval of PT5S, not: PT0S
            PT5S   | PT1S   | 0  | 1 | 8000  | dynamo | most-at-once must be at least 1, not: 0
            PT5S   | PT1S   | 16 | 0 | 8000  | dynamo | most-bytes must be at least 1, not: 0
            PT5S   | PT1S   | 16 | 1 | 65536 | dynamo | port must be 1 to 65535, not: 65536
            PT5S   | PT1S   | 16 | 1 | 8000  | 1st    | prefix must be the beginning of a name of a metric, not: 1st
            """)
    void shouldSayWhatItExpected(
            Duration interval,
            Duration timeout,
            int mostAtOnce,
            int mostBytes,
            int port,
            String prefix,
            String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScrapeProperties(
                        true, interval, timeout, mostAtOnce, mostBytes, port, prefix, Through.PODS))
                .withMessage("dynamote.telemetry.scrape." + message);
    }

    @Test
    void shouldReachPodsDirectlyOnlyInsideACluster() {
        assertThat(FrontendClientFactory.isDirect(Through.AUTO, true)).isTrue();
        assertThat(FrontendClientFactory.isDirect(Through.AUTO, false)).isFalse();
        assertThat(FrontendClientFactory.isDirect(Through.PODS, false)).isTrue();
        assertThat(FrontendClientFactory.isDirect(Through.API_SERVER, true)).isFalse();
    }

    @Test
    void shouldKnowWhetherAClusterIsNamed() {
        assertThat(new ClusterAccess(null, null, null).isNamed()).isFalse();
        assertThat(new ClusterAccess("/etc/kubeconfig", null, null).isNamed()).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClusterAccess(null, null, "cluster"))
                .withMessage("dynamote.cluster.master-url must be http(s)://host[:port], not: cluster");
    }
}
