package io.dynamote.telemetry.history.api;

import java.util.Collections;
import java.util.List;

import io.dynamote.runtime.problem.InvalidInputException;
import io.dynamote.telemetry.history.store.SeriesFilter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ScopesTest {

    @Test
    void shouldMeanEverythingIfNothingIsNamed() {
        assertThat(Scopes.parse(List.of()).filter()).isEqualTo(SeriesFilter.EVERYTHING);
        assertThat(Scopes.parse(List.of()).texts()).containsExactly("all");
    }

    @Test
    void shouldMeanEverythingIfThatIsNamedAmongOthers() {
        assertThat(Scopes.parse(List.of("team:red", "all")).filter()).isEqualTo(SeriesFilter.EVERYTHING);
    }

    @Test
    void shouldSortScopesByTheirKind() {
        Scopes scopes =
                Scopes.parse(List.of("team:red", "deployment:ns/a", "model:a,b", "deployment:ns/b", "team:red"));
        assertThat(scopes.texts()).containsExactly("team:red", "deployment:ns/a", "model:a,b", "deployment:ns/b");
        assertThat(scopes.filter())
                .isEqualTo(new SeriesFilter(false, List.of("ns/a", "ns/b"), List.of("a,b"), List.of("red")));
    }

    @Test
    void shouldBoundHowManyThereAre() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Scopes.parse(Collections.nCopies(201, "team:red")))
                .withMessageContaining("at most 200 times");
    }
}
