package io.dynamote.runtime.actor;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ActorTest {

    @ParameterizedTest
    @ValueSource(strings = {"ada", "Ada Lovelace", "ada@example.org", "jörg", "ci-bot_1"})
    void shouldTakeNamesOfPeopleAndPrograms(String name) {
        assertThat(new Actor(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-x", "a\nb", "<script>"})
    void shouldRefuseWhatCouldForgeALogLine(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Actor(name)).withMessageContaining("not: " + name);
    }
}
