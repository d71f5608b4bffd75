package io.dynamote.embedded.cluster.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.embedded.cluster.Yaml;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ApplyPatchTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a new field is added                     | {a: 1}               | {}               | {b: 2}        | {a: 1, b: 2}
            a changed field is replaced              | {a: 1}               | {a: 1}           | {a: 2}        | {a: 2}
            what the manager drops goes              | {a: 1, b: 2}         | {a: 1, b: 2}     | {a: 1}        | {a: 1}
            what others wrote stays                  | {a: 1, c: 3}         | {a: 1}           | {a: 1}        | {a: 1, c: 3}
            a nested field that is dropped goes      | {s: {a: 1, b: 2}}    | {s: {a: 1, b: 2}} | {s: {a: 1}}  | {s: {a: 1}}
            a nested field of others stays           | {s: {a: 1, b: 2}}    | {s: {a: 1}}      | {s: {a: 5}}   | {s: {a: 5, b: 2}}
            a dropped object goes when it gets empty | {s: {a: 1}, t: 1}    | {s: {a: 1}}      | {}            | {t: 1}
            a dropped object keeps what others wrote | {s: {a: 1, b: 2}}    | {s: {a: 1}}      | {}            | {s: {b: 2}}
            a list is replaced whole                 | {l: [1, 2, 3]}       | {l: [1, 2, 3]}   | {l: [3]}      | {l: [3]}
            a list that is dropped goes              | {l: [1], a: 1}       | {l: [1], a: 1}   | {a: 1}        | {a: 1}
            null removes                             | {a: 1, b: 2}         | {}               | {a: null}     | {b: 2}
            an object takes the place of a scalar    | {a: 1}               | {a: 1}           | {a: {b: 1}}   | {a: {b: 1}}
            a scalar takes the place of an object    | {a: {b: 1}}          | {a: {b: 1}}      | {a: 1}        | {a: 1}
            a default that nobody applied stays      | {a: 1, replicas: 1}  | {a: 1}           | {a: 2}        | {a: 2, replicas: 1}
            """)
    void shouldMerge(String rule, String live, String previous, String wanted, String expected) {
        ObjectNode object = Yaml.object(live);

        ApplyPatch.merge(object, Yaml.object(previous), Yaml.object(wanted));

        assertThat(object).as(rule).isEqualTo(Yaml.object(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {a: b}                | {a: c}                    | {a: c}
            {a: b}                | {b: c}                    | {a: b, b: c}
            {a: b}                | {a: null}                 | {}
            {a: b, b: c}          | {a: null}                 | {b: c}
            {a: [b]}              | {a: c}                    | {a: c}
            {a: c}                | {a: [b]}                  | {a: [b]}
            {a: {b: c}}           | {a: {b: d, c: null}}      | {a: {b: d}}
            {a: {b: c}}           | {a: [1]}                  | {a: [1]}
            {e: null}             | {a: 1}                    | {e: null, a: 1}
            {}                    | {a: {bb: {ccc: null}}}    | {a: {bb: {}}}
            """)
    void shouldPatchAsTheStandardSays(String live, String patch, String expected) {
        ObjectNode object = Yaml.object(live);

        ApplyPatch.mergePatch(object, Yaml.object(patch));

        assertThat(object).isEqualTo(Yaml.object(expected));
    }
}
