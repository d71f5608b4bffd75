package io.dynamote.deployment.manifest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.dynamote.deployment.model.DeploymentName;
import io.dynamote.deployment.model.DeploymentRef;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Names that the operator makes of ours stay within its limits and those of Kubernetes (ADR 0020). */
class NameLimitsTest {

    private static final int LABEL = 63;
    private static final int WORKER_HASH = 9;
    private static final int GROVE = 45;
    private static final String SERVICE_NAME = "[a-z]([-a-z0-9]*[a-z0-9])?";
    private static final List<String> COMPONENTS =
            Arrays.stream(Role.values()).map(Role::componentName).toList();

    @Property(tries = 1_000)
    void shouldFitWhateverIsAccepted(
            @ForAll("names") String name, @ForAll @IntRange(min = 1, max = 63) int namespaceLength) {
        boolean together = namespaceLength + 1 + name.length() <= LABEL;
        String namespace = "n".repeat(namespaceLength);

        assertThat(DeploymentRef.find(namespace + "/" + name).isPresent()).isEqualTo(together);
        for (String component : COMPONENTS) {
            String service = name + "-" + component.toLowerCase(Locale.ROOT);
            assertThat(service).matches(SERVICE_NAME).hasSizeLessThanOrEqualTo(LABEL - WORKER_HASH);
            assertThat(name.length() + component.length()).isLessThanOrEqualTo(GROVE);
        }
    }

    @Test
    void shouldNameComponentsAsTheOperatorTakesThem() {
        assertThat(COMPONENTS)
                .allMatch(c -> c.matches("[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?"))
                .allMatch(c -> c.length() <= 16, "also when they span nodes");
        assertThat(COMPONENTS.stream().map(c -> c.toLowerCase(Locale.ROOT))).doesNotHaveDuplicates();
        assertThat(Role.byComponentName("FRONTEND")).contains(Role.FRONTEND);
        assertThat(Role.byComponentName("planner")).isEmpty();
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars("az09-")
                .ofMinLength(1)
                .ofMaxLength(DeploymentName.LONGEST)
                .filter(s -> s.matches(SERVICE_NAME));
    }
}
