package io.dynamote.system.chart;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;

/** The chart, rendered by Helm itself in this JVM. */
final class Charts {

    static final Path CHART = Path.of("..", "helm", "dynamote").toAbsolutePath().normalize();

    /** What becomes of each accepted set; rendering takes time and is always the same. */
    static final Map<ValueSet, Rendering> RENDERED =
            ValueSet.accepted().stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Charts::render));

    private Charts() {}

    /** The workloads of all accepted sets that run one of our images. */
    static Stream<Rendering.Workload> ours() {
        return ValueSet.accepted().stream()
                .flatMap(set -> RENDERED.get(set).workloads().stream())
                .filter(Rendering.Workload::isOurs);
    }

    static Rendering render(ValueSet set) {
        return Rendering.of(set, text(set));
    }

    /**
     * What Helm would send.
     *
     * @throws IllegalStateException with Helm's words if it refuses
     */
    static String text(ValueSet set) {
        return new Helm(CHART)
                .template()
                .withName(set.release())
                .withNamespace(set.namespace())
                .withKubeVersion("1.33.0")
                .withValuesFile(set.file().toAbsolutePath())
                .call();
    }

    static LintResult lint() {
        return new Helm(CHART).lint().strict().call();
    }
}
