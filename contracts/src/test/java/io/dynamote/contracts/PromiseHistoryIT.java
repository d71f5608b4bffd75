package io.dynamote.contracts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dynamote.contracts.compat.ApiRules;
import io.dynamote.contracts.compat.Break;
import io.dynamote.contracts.compat.TopicRules;
import io.dynamote.contracts.document.YamlText;
import io.dynamote.contracts.event.AsyncApi;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Walks through the commits that changed what is promised. A file can be edited by hand, or written anew after it was deleted;
 * history cannot.
 */
class PromiseHistoryIT {

    private static final String DIRECTORY = "docs/api";

    private record Answer(int status, String text) {}

    private static Answer git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "--no-pager"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(Path.of("..").toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(git.waitFor(), text);
    }

    private static List<String> commits() throws InterruptedException {
        try {
            Answer log = git("log", "--reverse", "--first-parent", "--format=%H", "--", DIRECTORY);
            assumeTrue(log.status() == 0, "not in a clone of the repository: nothing to compare with");
            return log.text().lines().toList();
        } catch (IOException e) {
            assumeTrue(false, "git is not installed: " + e.getMessage());
            return List.of();
        }
    }

    private static Map<String, JsonNode> documents(String commit) throws IOException, InterruptedException {
        Map<String, JsonNode> documents = new TreeMap<>();
        for (String file : git("ls-tree", "-r", "--name-only", commit, "--", DIRECTORY)
                .text()
                .lines()
                .toList()) {
            String text = git("show", commit + ":" + file).text();
            documents.put(
                    file.substring(DIRECTORY.length() + 1),
                    file.endsWith(".json") ? new JsonMapper().readTree(text) : YamlText.read(text));
        }
        return documents;
    }

    @Test
    void shouldNeverHaveBrokenWhatWasPromised() throws Exception {
        List<String> commits = commits();
        assumeTrue(
                commits.size() > 1, "the history of docs/api has " + commits.size() + " commits: nothing to compare");
        Map<String, JsonNode> before = documents(commits.getFirst());
        for (String commit : commits.subList(1, commits.size())) {
            Map<String, JsonNode> after = documents(commit);
            assertThat(breaks(before, after)).as("what %s breaks", commit).isEmpty();
            before = after;
        }
    }

    static List<String> breaks(Map<String, JsonNode> before, Map<String, JsonNode> after) {
        List<Break> found = new ArrayList<>();
        JsonNode topics = before.get("asyncapi.yaml");
        boolean renewed = topics != null
                && after.containsKey("asyncapi.yaml")
                && major(topics) < major(after.get("asyncapi.yaml"));
        before.forEach((name, document) -> {
            JsonNode next = after.get(name);
            if (next == null) {
                if (!renewed) {
                    found.add(new Break(name, "would be gone"));
                }
            } else {
                found.addAll(rules(name).apply(document, next));
            }
        });
        return Promise.lines(found);
    }

    private static int major(JsonNode document) {
        return Integer.parseInt(document.at("/info/version").asText().replaceFirst("\\..*", ""));
    }

    private static BiFunction<JsonNode, JsonNode, List<Break>> rules(String name) {
        if (name.startsWith("schemas/")) {
            String type = name.substring("schemas/".length()).replaceFirst("\\.json$", "");
            return (then, now) -> TopicRules.ofType(then, now, AsyncApi.isWrittenByOthers(type));
        }
        return name.equals("asyncapi.yaml") ? TopicRules::breaks : ApiRules::breaks;
    }

    @Test
    void shouldNoticeADocumentThatGoes() throws Exception {
        JsonNode document = Promise.of("web.yaml", ApiRules::breaks).read();
        assertThat(breaks(Map.of("web.yaml", document), Map.of())).containsExactly("web.yaml: would be gone");
        assertThat(breaks(Map.of("web.yaml", document), Map.of("web.yaml", document)))
                .isEmpty();
    }
}
