package io.dynamote.web.reference;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dynamote.web.page.TestTemplates;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReferenceMarkupTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private final Reference reference = new Reference(new ApiDocuments());

    private String results(String q) {
        List<OperationGroup> groups = reference.search(q);
        int found = groups.stream().mapToInt(group -> group.operations().size()).sum();
        return TestTemplates.at(NOW)
                .fragment(
                        "reference",
                        "results",
                        Map.of(
                                "q",
                                q,
                                "groups",
                                groups,
                                "topics",
                                reference.topics(q),
                                "principles",
                                reference.principles(),
                                "origin",
                                "https://models.example",
                                "found",
                                found));
    }

    @Test
    void shouldShowAnOperationWithItsFieldsAndACommand() {
        String html = results("listModels");
        assertThat(TestTemplates.text(html))
                .contains(
                        "One operation",
                        "GET /api/models Search the catalog",
                        "limit query integer, 1 to 200, default 50")
                .contains("supportedEngines required list of string", "curl 'https://models.example/api/models'");
        assertThat(html).contains("id=\"listModels\"", "open=\"open\"", "data-copy=\"curl-listModels\"");
    }

    @Test
    void shouldSayWhatHoldsForAllWhenNothingIsSearched() {
        assertThat(TestTemplates.text(results(""))).contains("Idempotency-Key", "problem documents (RFC 9457)");
        assertThat(results("")).doesNotContain("open=\"open\"");
    }

    @Test
    void shouldSayThatNothingMatches() {
        assertThat(TestTemplates.text(results("<b>none</b>")))
                .contains("Nothing of the API matches", "&lt;b&gt;none&lt;/b&gt;")
                .doesNotContain("Models");
    }

    /** The policy of the portal allows neither. */
    @Test
    void shouldNeedNoInlineStyleOrScript() {
        assertThat(results("")).doesNotContain(" style=", "<script", "onclick");
    }

    @Test
    void shouldHaveEachIdOnce() {
        List<String> ids = java.util.regex.Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(results(""))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(100);
    }
}
