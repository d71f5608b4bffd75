package io.dynamote.embedded.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.embedded.cluster.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SelectorTest {

    private static final JsonNode POD = Yaml.object("""
            metadata:
              name: chat-1
              labels: {app: chat, tier: gpu, nvidia.com/dynamo-component: Frontend}
            spec: {nodeName: gpu-node-1}
            status: {phase: Running}
            """);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                       | true
            app=chat                                 | true
            app==chat                                | true
            app=other                                | false
            app!=other                               | true
            app!=chat                                | false
            missing!=x                               | true
            missing=x                                | false
            app                                      | true
            missing                                  | false
            !missing                                 | true
            !app                                     | false
            app in (chat, code)                      | true
            app in (code)                            | false
            missing in (x)                           | false
            app notin (code)                         | true
            app notin (chat,code)                    | false
            missing notin (x)                        | true
            app=chat,tier=gpu                        | true
            app=chat,tier=cpu                        | false
            app in (chat,code),tier notin (cpu,tpu)  | true
            nvidia.com/dynamo-component=Frontend     | true
            nvidia.com/dynamo-component              | true
            """)
    void shouldSelectByLabel(String selector, boolean selected) {
        assertThat(Selector.of(selector, "").test(POD)).isEqualTo(selected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            metadata.name=chat-1                          | true
            metadata.name=chat-2                          | false
            spec.nodeName=gpu-node-1,status.phase=Running | true
            status.phase!=Running                         | false
            spec.nodeName!=                               | true
            """)
    void shouldSelectByField(String selector, boolean selected) {
        assertThat(Selector.of("", selector).test(POD)).isEqualTo(selected);
    }

    @Test
    void shouldRefuseAFieldSelectorThatIsNone() {
        assertThatThrownBy(() -> Selector.of("", "nonsense"))
                .isInstanceOf(ApiRefusal.class)
                .hasMessageContaining("nonsense");
    }
}
