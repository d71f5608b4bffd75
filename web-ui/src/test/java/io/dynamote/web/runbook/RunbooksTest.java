package io.dynamote.web.runbook;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dynamote.web.page.TestTemplates;
import io.dynamote.web.runbook.Runbook.Part;
import io.dynamote.web.runbook.Runbook.Piece;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RunbooksTest {

    private static final String DOCUMENT = """
            # Operate

            ### NotHere
            **Means** Something else.

            ## Runbooks
            One for each.

            ### HostSilent
            **Means** Nothing was heard
            for 30 s.
            **Check** `ping` it, see *the page* and [backup](#backup).

            ### JobFailed
            **Means** It failed.

            ## Backup
            ### NorThis
            **Means** Nothing.
            """;

    @Test
    void shouldReadTheSectionsOfRules() {
        Runbooks runbooks = new Runbooks(DOCUMENT);
        assertThat(runbooks.all()).extracting(Runbook::rule).containsExactly("HostSilent", "JobFailed");
        assertThat(runbooks.find("HostSilent"))
                .contains(new Runbook(
                        "HostSilent",
                        List.of(
                                new Part("Means", List.of(new Piece(false, "Nothing was heard for 30 s."))),
                                new Part(
                                        "Check",
                                        List.of(
                                                new Piece(true, "ping"),
                                                new Piece(false, " it, see "),
                                                new Piece(false, "the page"),
                                                new Piece(false, " and "),
                                                new Piece(false, "backup"),
                                                new Piece(false, "."))))));
        assertThat(runbooks.find("NotHere")).isEmpty();
    }

    @Test
    void shouldHaveThoseOfTheDocumentation() {
        List<Runbook> all = new Runbooks().all();
        assertThat(all).hasSizeGreaterThanOrEqualTo(12);
        assertThat(all)
                .allSatisfy(runbook -> assertThat(runbook.parts())
                        .as(runbook.rule())
                        .extracting(Part::title)
                        .containsExactly("Means", "People feel", "Check", "Do", "Silence"));
        assertThat(all)
                .flatExtracting(Runbook::parts)
                .flatExtracting(Part::pieces)
                .allSatisfy(piece -> assertThat(piece.text()).doesNotContain("`", "**", "]("));
    }

    @Test
    void shouldShowWhatIsToBeTypedAsCode() {
        Runbook runbook = new Runbooks(DOCUMENT).find("HostSilent").orElseThrow();
        String html = TestTemplates.at(Instant.EPOCH).fragment("runbook", "parts", Map.of("runbook", runbook));
        assertThat(html).contains("<code>ping</code>");
        assertThat(TestTemplates.text(html))
                .isEqualTo("Means Nothing was heard for 30 s. Check ping it, see the page and backup.");
    }
}
