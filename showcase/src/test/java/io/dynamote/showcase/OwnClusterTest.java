package io.dynamote.showcase;

import java.net.URI;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OwnClusterTest {

    private static final String VERSION = "v1.34.2+simulated.7c0ffee";

    private final OwnCluster own =
            new OwnCluster(URI.create("http://web:8080"), URI.create("http://demo:8094"), VERSION);

    private static ObjectNode status() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("connected", true)
                .put("server", "http://demo:8094/")
                .put("version", VERSION)
                .put("simulated", true);
    }

    @Test
    void shouldKnowItsOwn() {
        assertThat(own.judge(status())).isEqualTo(new Judgement.Own());
        assertThat(own.judge(status().put("server", "http://demo:8094"))).isEqualTo(new Judgement.Own());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://10.96.0.1/", "http://127.0.0.1:8094/", "https://demo:8094/", "http://demo:80940/"})
    void shouldRefuseAnotherAddressAndSayWhichWasFoundAndExpected(String server) {
        // Also while nobody has reached it yet.
        for (boolean connected : new boolean[] {true, false}) {
            assertThat(own.judge(status().put("server", server).put("connected", connected)))
                    .isEqualTo(new Judgement.Foreign("The portal http://web:8080 stands on the cluster at "
                            + server.replaceFirst("/$", "")
                            + "; expected the simulated one of this process, http://demo:8094 with version " + VERSION
                            + ". It is told nothing."));
        }
    }

    /** 127.0.0.1 of another machine, for example. */
    @ParameterizedTest
    @ValueSource(strings = {"v1.33.1", "v1.34.2+k3s1", ""})
    void shouldRefuseARealClusterAtTheRightAddress(String version) {
        assertThat(own.judge(status().put("version", version)))
                .isInstanceOfSatisfying(
                        Judgement.Foreign.class,
                        foreign -> assertThat(foreign.why()).contains("that is none of ours: Kubernetes " + version));
    }

    @Test
    void shouldRefuseAPortalThatDoesNotSayThatItShowsASimulation() {
        assertThat(own.judge(status().put("simulated", false)))
                .isInstanceOfSatisfying(
                        Judgement.Foreign.class,
                        foreign ->
                                assertThat(foreign.why()).contains("calls the cluster at http://demo:8094 a real one"));
    }

    @ParameterizedTest
    @CsvSource({"v1.34.2+simulated", "v1.34.2+simulated.0ther"})
    void shouldWaitUntilThePortalHasHeardOfThisClusterAndNotOfOneBefore(String version) {
        assertThat(own.judge(status().put("version", version)))
                .isInstanceOfSatisfying(
                        Judgement.NotYet.class,
                        wait -> assertThat(wait.why()).contains(version + ", expected " + VERSION));
    }

    @Test
    void shouldWaitWhileThePortalDoesNotReachTheClusterOrSaysNothingOfIt() {
        assertThat(own.judge(status().put("connected", false).put("message", "connection refused")))
                .isEqualTo(new Judgement.NotYet("it does not reach the cluster: connection refused"));
        assertThat(own.judge(JsonNodeFactory.instance.objectNode())).isInstanceOf(Judgement.NotYet.class);
        assertThat(own.judge(JsonNodeFactory.instance.arrayNode())).isInstanceOf(Judgement.NotYet.class);
    }
}
