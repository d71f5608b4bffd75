package io.dynamote.catalog.model;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CatalogSnapshotTest {

    @Test
    void shouldSortByNameWithNumbersAsNumbersAndWithoutCase() {
        CatalogSnapshot snapshot = snapshot("Qwen 14B", "qwen 4B", "Écho", "Qwen 4B Chat", "Zebra", "alpha");
        assertThat(snapshot.models())
                .extracting(Model::name)
                .containsExactly("alpha", "Écho", "qwen 4B", "Qwen 4B Chat", "Qwen 14B", "Zebra");
    }

    @Test
    void shouldKeepTheNewestOfARowWhateverComesFirst() {
        ModelRow old = new ModelRow(Models.named("a/a", "Old"), false, 1);
        ModelRow renamed = new ModelRow(Models.named("a/a", "New"), false, 2);
        ModelRow retired = new ModelRow(Models.named("a/a", "New"), true, 3);
        CatalogSnapshot snapshot = CatalogSnapshot.EMPTY.with(List.of(renamed)).with(List.of(old));
        assertThat(snapshot.find("a/a").orElseThrow().model().name()).isEqualTo("New");
        CatalogSnapshot after = snapshot.with(List.of(retired)).with(List.of(renamed));
        assertThat(after.find("a/a")).isEmpty();
        assertThat(after.models()).isEmpty();
        assertThat(after.with(List.of(retired))).isSameAs(after);
    }

    @ParameterizedTest
    @CsvSource({
        "cafe, true",
        "CAFÉ, true",
        "cafe acme, true",
        "acme/cafe, true",
        "long tea, false",
        "made, true",
        "zzz, false"
    })
    void shouldFindWordsInNameIdAndDescriptionWithoutCaseAndAccents(String search, boolean found) {
        Model model = Models.named("acme/cafe-7b", "Café");
        CatalogSnapshot snapshot = CatalogSnapshot.EMPTY.with(List.of(new ModelRow(
                new Model(
                        model.id(),
                        model.name(),
                        "Made for long talks.",
                        model.size(),
                        model.task(),
                        null,
                        model.contextLength(),
                        model.license(),
                        false,
                        model.supportedEngines(),
                        model.minGpuMemory(),
                        null),
                false,
                1)));
        List<String> words = Arrays.asList(SearchText.fold(search).split(" "));
        ModelFilter filter = new ModelFilter(words, null, null, 0, Long.MAX_VALUE);
        assertThat(snapshot.search(filter, null).findAny().isPresent()).isEqualTo(found);
    }

    @Test
    void shouldFilterByEngineTaskAndSizeTogether() {
        List<Model> models = Models.many(2_000);
        CatalogSnapshot snapshot = CatalogSnapshot.EMPTY.with(
                models.stream().map(model -> new ModelRow(model, false, 1)).toList());
        ModelFilter filter =
                new ModelFilter(List.of("coder"), Engine.SGLANG, Task.CHAT, 3_000_000_000L, 14_000_000_000L);
        List<Model> expected = models.stream()
                .filter(model -> model.name().contains("Coder")
                        && model.supportedEngines().contains(Engine.SGLANG)
                        && model.task() == Task.CHAT
                        && List.of("3B", "7B", "14B").contains(model.size().text()))
                .toList();
        assertThat(snapshot.search(filter, null).map(CatalogSnapshot.Entry::model))
                .containsExactlyInAnyOrderElementsOf(expected)
                .isNotEmpty();
    }

    @Test
    void shouldGoOnAfterAPositionThatIsGone() {
        CatalogSnapshot snapshot = snapshot("A", "B", "D");
        String gone = SearchText.sortKey("C", "x/c");
        assertThat(snapshot.search(ModelFilter.ALL, gone))
                .extracting(entry -> entry.model().name())
                .containsExactly("D");
    }

    private static CatalogSnapshot snapshot(String... names) {
        return CatalogSnapshot.EMPTY.with(Arrays.stream(names)
                .map(name ->
                        new ModelRow(Models.named("x/" + Integer.toUnsignedString(name.hashCode()), name), false, 1))
                .toList());
    }
}
