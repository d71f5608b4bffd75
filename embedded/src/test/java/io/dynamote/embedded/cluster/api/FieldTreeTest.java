package io.dynamote.embedded.cluster.api;

import io.dynamote.embedded.cluster.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FieldTreeTest {

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # tree                | other               | without             | within              | differing
            {a: 1, b: 2}          | {b: 2}              | {a: 1}              | {b: 2}              | {}
            {a: 1, b: 2}          | {b: 3}              | {a: 1}              | {b: 2}              | {b: 2}
            {a: 1}                | {}                  | {a: 1}              | {}                  | {}
            {}                    | {a: 1}              | {}                  | {}                  | {}
            {s: {a: 1, b: 2}}     | {s: {a: 9}}         | {s: {b: 2}}         | {s: {a: 1}}         | {s: {a: 1}}
            {s: {a: 1}}           | {s: {a: 1}}         | {}                  | {s: {a: 1}}         | {}
            {s: {a: 1}}           | {s: 1}              | {}                  | {s: {a: 1}}         | {s: {a: 1}}
            {l: [1, 2]}           | {l: [1, 3]}         | {}                  | {l: [1, 2]}         | {l: [1, 2]}
            {s: {t: {a: 1}}, b: 2} | {s: {t: {a: 2}}}   | {b: 2}              | {s: {t: {a: 1}}}    | {s: {t: {a: 1}}}
            """)
    void shouldTakeTreesForSetsOfFields(String tree, String other, String without, String within, String differing) {
        var one = Yaml.object(tree);
        var two = Yaml.object(other);

        assertThat(FieldTree.without(one, two)).isEqualTo(Yaml.object(without));
        assertThat(FieldTree.within(one, two)).isEqualTo(Yaml.object(within));
        assertThat(FieldTree.differing(one, two)).isEqualTo(Yaml.object(differing));
        assertThat(one).as("unchanged").isEqualTo(Yaml.object(tree));
    }

    @Test
    void shouldNameEachFieldByItsPath() {
        assertThat(FieldTree.paths(Yaml.object(
                        "{metadata: {labels: {nvidia.com/x: a}}, spec: {replicas: 1, args: [a, b], env: {}}}")))
                .containsExactly(".metadata.labels.nvidia.com/x", ".spec.replicas", ".spec.args", ".spec.env");
    }
}
