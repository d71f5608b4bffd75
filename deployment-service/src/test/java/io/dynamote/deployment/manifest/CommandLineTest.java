package io.dynamote.deployment.manifest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dynamote.deployment.model.ArgumentValue;
import io.dynamote.deployment.model.EngineArgument;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Words pass through Kubernetes, which replaces variables in them, and an argument parser. Both are played here. */
class CommandLineTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("HF_TOKEN", "hf_secret", "HOME", "/root");
    private static final ArgumentNames PLAIN = new ArgumentNames(ArgumentNames.Negation.PREFIX, Map.of());

    @Property(tries = 2_000)
    void shouldReachTheEngineUnchangedWhateverItHolds(@ForAll("hostile") String value) {
        EngineArgument argument = new EngineArgument("chat-template", new ArgumentValue.Text(value));

        List<String> words = started(new CommandLine(PLAIN).words(List.of(argument)));

        assertThat(parsed(words)).isEqualTo(Map.of("chat-template", List.of(value)));
        assertThat(words).noneMatch(word -> word.contains("hf_secret"));
    }

    @Property(tries = 500)
    void shouldKeepArgumentsApart(@ForAll("hostile") String first, @ForAll("hostile") String second) {
        List<EngineArgument> arguments = List.of(
                new EngineArgument("a", new ArgumentValue.Text(first)),
                new EngineArgument("on", new ArgumentValue.Flag(true)),
                new EngineArgument("b", new ArgumentValue.Text(second)));

        Map<String, List<String>> read = parsed(started(new CommandLine(PLAIN).words(arguments)));

        assertThat(read).isEqualTo(Map.of("a", List.of(first), "on", List.of(), "b", List.of(second)));
    }

    @Property(tries = 500)
    void shouldKeepTheItemsOfAList(@ForAll("items") List<String> items) {
        List<ArgumentValue.Scalar> scalars = new ArrayList<>();
        items.forEach(item -> scalars.add(new ArgumentValue.Text(item)));
        EngineArgument argument = new EngineArgument("stop", new ArgumentValue.Several(scalars));

        assertThat(parsed(started(new CommandLine(PLAIN).words(List.of(argument)))))
                .isEqualTo(Map.of("stop", items));
    }

    @Test
    void shouldPlayKubernetesAsItIs() {
        assertThat(started(List.of("$(HF_TOKEN)", "$$(HF_TOKEN)", "$(OTHER)", "$x", "$", "$$", "$(", "$$$(HOME)")))
                .containsExactly("hf_secret", "$(HF_TOKEN)", "$(OTHER)", "$x", "$", "$", "$(", "$/root");
    }

    @Test
    void shouldWriteEachKindOfValueInItsOwnWay() {
        List<EngineArgument> arguments = List.of(
                new EngineArgument("on", new ArgumentValue.Flag(true)),
                new EngineArgument("off", new ArgumentValue.Flag(false)),
                new EngineArgument("no-cache", new ArgumentValue.Flag(false)),
                new EngineArgument("below-zero", new ArgumentValue.DecimalNumber(new BigDecimal("-0.5"))),
                new EngineArgument("large", new ArgumentValue.DecimalNumber(new BigDecimal("1E+9"))),
                new EngineArgument("json", new ArgumentValue.Json("{\"a\":\"$(HF_TOKEN)\"}")),
                new EngineArgument("empty", new ArgumentValue.Text("")));

        assertThat(new CommandLine(PLAIN).words(arguments))
                .containsExactly(
                        "--on",
                        "--no-off",
                        "--cache",
                        "--below-zero=-0.5",
                        "--large",
                        "1000000000",
                        "--json",
                        "{\"a\":\"$$(HF_TOKEN)\"}",
                        "--empty",
                        "");
        ArgumentNames omitting = new ArgumentNames(ArgumentNames.Negation.OMISSION, Map.of());
        assertThat(new CommandLine(omitting).words(arguments.subList(0, 3))).containsExactly("--on");
    }

    @Test
    void shouldLetAPersonsSpellingReplaceWhatIsGenerated() {
        ArgumentNames names = new ArgumentNames(ArgumentNames.Negation.PREFIX, Map.of("tp", "tensor-parallel-size"));
        List<EngineArgument> generated = List.of(
                new EngineArgument("model", new ArgumentValue.Text("m")),
                new EngineArgument("tensor-parallel-size", new ArgumentValue.Text("8")),
                new EngineArgument("enforce-eager", new ArgumentValue.Flag(true)));
        List<EngineArgument> own = List.of(
                new EngineArgument("tensor_parallel_size", new ArgumentValue.Text("2")),
                new EngineArgument("no-enforce-eager", new ArgumentValue.Flag(true)),
                new EngineArgument("tp", new ArgumentValue.Text("4")));
        List<String> warnings = new ArrayList<>();

        List<EngineArgument> merged = new CommandLine(names).merge(generated, own, warnings);

        assertThat(merged).extracting(EngineArgument::name).containsExactly("model", "no-enforce-eager", "tp");
        assertThat(warnings)
                .hasSize(3)
                .anyMatch(w -> w.contains("tensor-parallel-size is set by hand"))
                .anyMatch(w -> w.contains("enforce-eager is set by hand"))
                .anyMatch(w -> w.contains("tensor_parallel_size is given in two spellings: the last one counts"));
    }

    /** What the kubelet makes of the arguments of a container, after the Kubernetes API reference of {@code args}. */
    private static List<String> started(List<String> words) {
        return words.stream().map(CommandLineTest::expanded).toList();
    }

    private static String expanded(String word) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            boolean more = word.charAt(i) == '$' && i + 1 < word.length();
            int end = more && word.charAt(i + 1) == '(' ? word.indexOf(')', i) : -1;
            if (more && word.charAt(i + 1) == '$') {
                out.append('$');
                i++;
            } else if (end > 0) {
                String name = word.substring(i + 2, end);
                out.append(ENVIRONMENT.getOrDefault(name, "$(" + name + ")"));
                i = end;
            } else {
                out.append(word.charAt(i));
            }
        }
        return out.toString();
    }

    /** An argument parser that takes a word with a leading hyphen for a new argument, as those of the engines do. */
    private static Map<String, List<String>> parsed(List<String> words) {
        Map<String, List<String>> read = new LinkedHashMap<>();
        List<String> values = new ArrayList<>();
        for (String word : words) {
            if (word.startsWith("--")) {
                int equals = word.indexOf('=');
                values = new ArrayList<>();
                assertThat(read.put(equals < 0 ? word.substring(2) : word.substring(2, equals), values))
                        .as("given twice: %s", word)
                        .isNull();
                if (equals >= 0) {
                    values.add(word.substring(equals + 1));
                }
            } else {
                assertThat(word).doesNotStartWith("-");
                values.add(word);
            }
        }
        return read;
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> pieces = Arbitraries.of(
                "$",
                "$$",
                "$(HF_TOKEN)",
                "$(",
                ")",
                "${HF_TOKEN}",
                "`id`",
                "--model",
                "-",
                "=",
                " ",
                "\"",
                "'",
                "\\",
                ";",
                "|",
                "&&",
                "#",
                "%",
                "{{ x }}",
                "null",
                "ä",
                "雪",
                "🔎",
                "x");
        return pieces.list().ofMaxSize(8).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<List<String>> items() {
        return hostile()
                .filter(item -> !item.startsWith("-"))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }
}
