package io.dynamote.system.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Each rule of a new installation, and each rule about Dynamote itself, has a place where it says what to do. */
class RunbookTest {

    private static final Path RULES =
            Path.of("../alert-service/src/main/resources/io/dynamote/alert/rule/default-rules.yaml");
    private static final Path EXAMPLES = Path.of("../docs/examples");
    private static final Pattern NAME = Pattern.compile("(?m)^  name: (\\w+)$");
    private static final Pattern ALERT = Pattern.compile("(?m)^ *- alert: (\\w+)$");
    private static final Pattern RUNBOOK = Pattern.compile("runbook_url: \\S+operate\\.md#(\\S+)");
    private static final List<String> PARTS =
            List.of("**Means**", "**People feel**", "**Check**", "**Do**", "**Silence**");

    private static String document;

    @BeforeAll
    static void read() throws IOException {
        document = Files.readString(MetricTable.DOCUMENT);
    }

    static List<String> rules() throws IOException {
        return all(NAME, Files.readString(RULES));
    }

    private static List<String> all(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String section(String title) {
        int begin = document.indexOf("\n### " + title + "\n");
        assertThat(begin).as("section of " + title).isPositive();
        int end = document.indexOf("\n##", begin + 5);
        return document.substring(begin, end < 0 ? document.length() : end);
    }

    @Test
    void shouldKnowTheRules() throws IOException {
        assertThat(rules()).hasSizeGreaterThanOrEqualTo(12).contains("HostSilent", "JobFailed");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldSayWhatToDoOfEachRule(String rule) {
        assertThat(section(rule)).contains(PARTS);
    }

    @Test
    void shouldHaveNoRunbookOfARuleThatIsGone() throws IOException {
        int begin = document.indexOf("\n## Runbooks\n");
        int end = document.indexOf("\n## ", begin + 5);
        assertThat(all(Pattern.compile("(?m)^### (\\w+)$"), document.substring(begin, end)))
                .containsExactlyElementsOf(rules());
    }

    @Test
    void shouldLinkTheRulesAboutDynamoteToPlacesThatExist() throws IOException {
        String text = Files.readString(EXAMPLES.resolve("prometheus-rules.yml"));
        List<String> anchors = all(RUNBOOK, text);
        assertThat(anchors).hasSameSizeAs(all(ALERT, text)).hasSizeGreaterThanOrEqualTo(5);
        List<String> headings = all(Pattern.compile("(?m)^#{2,3} (.+)$"), document).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
                .toList();
        assertThat(headings).containsAll(anchors);
    }

    @Test
    void shouldHoldToPrometheusRules() throws Exception {
        Promtool.check("", "rules", EXAMPLES.resolve("prometheus-rules.yml").toString());
        Promtool.check(
                "",
                "config",
                "--syntax-only",
                EXAMPLES.resolve("prometheus.yml").toString());
    }
}
