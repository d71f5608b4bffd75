package io.dynamote.catalog.model;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.dynamote.runtime.page.Page;
import io.dynamote.runtime.problem.FieldError;
import io.dynamote.runtime.problem.InvalidInputException;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.simple.SimpleHttpParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ModelQueryTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void shouldAskForEverythingByDefault() {
        ModelQuery query = read("");
        assertThat(query.filter()).isEqualTo(ModelFilter.ALL);
        assertThat(query.after()).isNull();
        assertThat(query.limit().value()).isEqualTo(50);
    }

    @Test
    void shouldReadEveryParameter() {
        ModelFilter filter = read("?q=Caf%C3%A9%20%20LONG&engine=sglang&task=chat&minSize=500M&maxSize=7B")
                .filter();
        assertThat(filter)
                .isEqualTo(new ModelFilter(
                        List.of("cafe", "long"), Engine.SGLANG, Task.CHAT, 500_000_000L, 7_000_000_000L));
    }

    /** As a form sends fields that were left empty. */
    @Test
    void shouldTakeEmptyParametersAsAbsent() {
        ModelQuery query = read("?q=%20&engine=&task=&minSize=&maxSize=&limit=&cursor=");
        assertThat(query.filter()).isEqualTo(ModelFilter.ALL);
        assertThat(query.after()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            engine=VLLM         | engine  | must be vllm, sglang or trtllm
            engine=vllm,sglang  | engine  | must be vllm, sglang or trtllm
            task=Chat           | task    | must be text-generation or chat
            minSize=seven       | minSize | must be a number of parameters such as 1B
            maxSize=7GB         | maxSize | must be a number of parameters such as 1B
            limit=0             | limit   | must be 1 to 200
            limit=201           | limit   | must be 1 to 200
            limit=-1            | limit   | must be 1 to 200
            limit=ten           | limit   | must be 1 to 200
            limit=99999999999   | limit   | must be 1 to 200
            minSize=2B&maxSize=1B | maxSize | must not be less than minSize
            """)
    void shouldRefuse(String parameters, String field, String message) {
        FieldError fault = refusal("?" + parameters).errors().getFirst();
        assertThat(fault.field()).isEqualTo(field);
        assertThat(fault.message()).startsWith(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%21", "YWJj", "w7w"})
    void shouldRefuseACursorThatItDidNotGive(String cursor) {
        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class, () -> read("?cursor=" + cursor).page(reading(CatalogSnapshot.EMPTY)));
        assertThat(refused.errors().getFirst().field()).isEqualTo("cursor");
    }

    @Test
    void shouldShowEachModelOnceOverAllPages() {
        CatalogSnapshot snapshot = CatalogSnapshot.EMPTY.with(Models.many(1_234).stream()
                .map(model -> new ModelRow(model, false, 1))
                .toList());
        List<String> seen = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        while (cursor != null && pages < 100) {
            Page<ModelView> page = read("?limit=100&cursor=" + cursor).page(reading(snapshot));
            page.items().forEach(model -> seen.add(model.id()));
            cursor = page.nextCursor();
            pages++;
        }
        assertThat(pages).isEqualTo(13);
        assertThat(seen)
                .isEqualTo(snapshot.models().stream()
                        .map(model -> model.id().value())
                        .toList())
                .hasSize(1_234)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldGiveNoCursorAfterAPageThatIsJustFull() {
        CatalogSnapshot snapshot =
                CatalogSnapshot.EMPTY.with(List.of(new ModelRow(Models.named("a/a", "A"), false, 1)));
        assertThat(read("?limit=1").page(reading(snapshot)).nextCursor()).isNull();
    }

    @Test
    void shouldTakeBackTheCursorOfTheLongestName() {
        String longest = "漢".repeat(100);
        CatalogSnapshot snapshot = CatalogSnapshot.EMPTY.with(List.of(
                new ModelRow(Models.named("a".repeat(96) + "/" + "b".repeat(96), longest), false, 1),
                new ModelRow(Models.named("a/last", longest), false, 1)));
        String cursor = read("?limit=1").page(reading(snapshot)).nextCursor();
        assertThat(read("?limit=1&cursor=" + cursor).page(reading(snapshot)).items())
                .hasSize(1);
    }

    private static ModelQuery read(String parameters) {
        SimpleHttpParameters given = new SimpleHttpParameters(ConversionService.SHARED);
        for (String parameter : parameters.replaceFirst("^\\?", "").split("&", -1)) {
            String[] parts = parameter.split("=", 2);
            if (parts.length == 2) {
                given.add(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return ModelQuery.read(given);
    }

    private static InvalidInputException refusal(String parameters) {
        return catchThrowableOfType(InvalidInputException.class, () -> read(parameters));
    }

    private static Catalog.Reading reading(CatalogSnapshot snapshot) {
        return new Catalog.Reading(snapshot, NOW, false);
    }
}
