package io.dynamote.web.catalog;

import java.net.URI;
import java.util.List;

import io.dynamote.web.Samples;
import io.dynamote.web.page.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CatalogFilterTest {

    private static final List<Model> ALL =
            Samples.models().stream().map(Model::of).toList();

    @ParameterizedTest
    @CsvSource({
        "'', 8",
        "?q=llama, 4",
        "?q=LLAMA%203B, 1",
        "?q=follows+instructions, 8",
        "?engine=trtllm, 6",
        "?task=text-generation, 1",
        "?size=tiny, 4",
        "?size=small, 4",
        "?size=large, 0",
        "?size=nonsense, 0",
        "?engine=trtllm&size=small&task=chat, 2"
    })
    void shouldShowOnlyWhatMatches(String query, int count) {
        assertThat(of("/catalog" + query).apply(ALL)).hasSize(count);
    }

    @Test
    void shouldSortByName() {
        assertThat(of("/catalog").apply(ALL).stream().map(Model::name))
                .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
    }

    @Test
    void shouldCountAModelOfUnknownSizeToNoRange() {
        Model unknown = new Model("a/b", "B", null, null, "chat", null, 4096, null, false, List.of(), null, null);
        assertThat(of("/catalog").matches(unknown)).isTrue();
        assertThat(of("/catalog?size=tiny").matches(unknown)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/catalog", "/catalog?q=a%20b", "/catalog?q=x&engine=vllm&task=chat&size=tiny&page=2"})
    void shouldHoldItsStateInTheAddress(String address) {
        assertThat(of(address).href()).isEqualTo(address);
    }

    private static CatalogFilter of(String address) {
        return CatalogFilter.of(Query.of(URI.create(address)));
    }
}
