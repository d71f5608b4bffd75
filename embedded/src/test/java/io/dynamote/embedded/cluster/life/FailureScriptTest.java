package io.dynamote.embedded.cluster.life;

import java.util.List;

import io.dynamote.embedded.cluster.Yaml;
import io.dynamote.embedded.cluster.api.ObjectStore;
import io.dynamote.embedded.cluster.api.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class FailureScriptTest {

    private final ObjectStore store = new ObjectStore();
    private final Fates fates = new Fates(store);

    @Test
    void shouldKnowTheScriptsByTheNamesOfTheAnnotation() {
        assertThat(List.of(FailureScript.values()))
                .extracting(FailureScript::id)
                .containsExactly(
                        "image-pull",
                        "registry-auth",
                        "hub-forbidden",
                        "missing-secret",
                        "out-of-memory",
                        "cuda",
                        "kv-cache",
                        "crash-loop",
                        "probe-timeout",
                        "no-gpu",
                        "taint",
                        "quota",
                        "disk-full",
                        "operator-silent");
        assertThat(FailureScript.of("unknown")).isEmpty();
        assertThat(FailureScript.of("")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(FailureScript.class)
    void shouldNeverEndWell(FailureScript script) {
        assertThat(FailureScript.of(script.id())).contains(script);
        assertThat(script.fate("vllm:1.0.0", "m", "s", 3)).isNotInstanceOf(Fate.Healthy.class);
    }

    @Test
    void shouldUseTheWordsOfThePodInItsMessages() {
        assertThat(FailureScript.REGISTRY_AUTH.fate("registry.example/vllm:1.0.0", "m", "", 3))
                .isInstanceOfSatisfying(
                        Fate.ImagePullFails.class,
                        fate -> assertThat(fate.message())
                                .contains("registry.example/vllm:1.0.0", "https://registry.example/token: 401"));
        assertThat(FailureScript.NO_GPU.fate("i", "m", "", 5))
                .isInstanceOfSatisfying(
                        Fate.Unschedulable.class,
                        fate -> assertThat(fate.message())
                                .startsWith("0/5 nodes are available: 5 Insufficient nvidia.com/gpu."));
        assertThat(FailureScript.MISSING_SECRET.fate("i", "m", "mine", 3)).isEqualTo(new Fate.SecretMissing("mine"));
        assertThat(FailureScript.OUT_OF_MEMORY.fate("i", "m", "", 3))
                .isInstanceOfSatisfying(Fate.Crashes.class, fate -> {
                    assertThat(fate.exitCode()).isEqualTo(137);
                    assertThat(fate.reason()).isEqualTo("OOMKilled");
                });
    }

    @Test
    void shouldFollowTheAnnotationBeforeImageAndSecrets() {
        assertThat(fates.of(pod("{simulation.dynamote.io/failure: taint}", "does-not-exist:1.0.0")))
                .isInstanceOf(Fate.Unschedulable.class);
        assertThat(fates.of(pod("{simulation.dynamote.io/failure: nonsense}", "vllm:1.0.0")))
                .isInstanceOf(Fate.SecretMissing.class);
        assertThat(fates.of(pod("{}", "registry.example/none/does-not-exist:1.0.0")))
                .isInstanceOf(Fate.ImagePullFails.class);
        assertThat(fates.of(pod("{}", "vllm:does-not-exist"))).isInstanceOf(Fate.ImagePullFails.class);
    }

    @Test
    void shouldBeHealthyOnceItsSecretIsThere() {
        assertThat(fates.of(pod("{}", "vllm:1.0.0"))).isEqualTo(new Fate.SecretMissing("token"));

        store.swap(ResourceType.SECRET, "ns", "token", null, Yaml.object("{metadata: {name: token}}"));

        assertThat(fates.of(pod("{}", "vllm:1.0.0"))).isEqualTo(new Fate.Healthy());
    }

    private static com.fasterxml.jackson.databind.JsonNode pod(String annotations, String image) {
        return Yaml.object("""
                metadata: {name: p, namespace: ns, annotations: %s}
                spec:
                  containers:
                    - name: main
                      image: %s
                      envFrom:
                        - {secretRef: {name: maybe, optional: true}}
                        - {secretRef: {name: token}}
                """.formatted(annotations, image));
    }
}
