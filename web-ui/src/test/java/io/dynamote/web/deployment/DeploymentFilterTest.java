package io.dynamote.web.deployment;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import io.dynamote.web.Samples;
import io.dynamote.web.page.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeploymentFilterTest {

    private static final List<Deployment> ALL = Samples.deployments(Instant.parse("2026-11-20T12:00:00Z")).stream()
            .map(Deployment::of)
            .toList();

    @Test
    void shouldShowTheNewestFirst() {
        assertThat(names("")).first().isEqualTo("phi3-tools");
        assertThat(names("")).last().isEqualTo("deepseek-r1");
        assertThat(names("?dir=desc")).first().isEqualTo("deepseek-r1");
    }

    @ParameterizedTest
    @CsvSource({
        "?q=QWEN, 1",
        "?q=research, 2",
        "?phase=running, 2",
        "?phase=Running, 2",
        "?team=search, 2",
        "?team=search&phase=pending, 1",
        "?namespace=elsewhere, 0",
        "?model=Qwen%2FQwen3-0.6B, 1",
        "?phase=nonsense, 0"
    })
    void shouldShowOnlyWhatMatches(String query, int count) {
        assertThat(names(query)).hasSize(count);
    }

    @Test
    void shouldSortByEachColumn() {
        assertThat(names("?sort=name")).isSorted();
        assertThat(names("?sort=status")).startsWith("phi3-tools", "llama-3b-summaries");
        assertThat(names("?sort=team")).startsWith("llama-3b-summaries");
        assertThat(names("?sort=model").getFirst()).isEqualTo("qwen3-chat");
        assertThat(names("?sort=nonsense")).isEqualTo(names(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/deployments",
                "/deployments?q=a%20b&phase=failed&team=search",
                "/deployments?namespace=n&model=Qwen%2FQwen3-0.6B&sort=name&dir=desc&page=3"
            })
    void shouldHoldItsStateInTheAddress(String address) {
        assertThat(of(address).href()).isEqualTo(address);
    }

    @Test
    void shouldBeginAtTheFirstPageAgainWhenTheOrderChanges() {
        DeploymentFilter filter = of("/deployments?sort=name&page=4");
        assertThat(filter.by(DeploymentFilter.Sort.NAME).href()).isEqualTo("/deployments?sort=name&dir=desc");
        assertThat(filter.by(DeploymentFilter.Sort.TEAM).href()).isEqualTo("/deployments?sort=team");
        assertThat(filter.withPhase("failed").page()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?page=0", "?page=-3", "?page=many"})
    void shouldShowTheFirstPageForAnImpossibleOne(String query) {
        assertThat(of("/deployments" + query).page()).isEqualTo(1);
    }

    private static List<String> names(String query) {
        return of("/deployments" + query).apply(ALL).stream()
                .map(Deployment::name)
                .toList();
    }

    private static DeploymentFilter of(String address) {
        return DeploymentFilter.of(Query.of(URI.create(address)));
    }
}
