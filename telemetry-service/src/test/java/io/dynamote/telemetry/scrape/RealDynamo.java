package io.dynamote.telemetry.scrape;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The real frontend of NVIDIA Dynamo and its mocker, as processes, for a model that has a tokenizer and no weights. */
final class RealDynamo implements AutoCloseable {

    static final String MODEL = "demo/tiny";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SPECIAL = List.of("<s>", "</s>", "<unk>");

    private final String python;
    private final Path directory;
    private final int port;
    private final Process mocker;
    private Process frontend;

    private RealDynamo(String python, Path directory) throws IOException {
        this.python = python;
        this.directory = directory;
        this.port = freePort();
        writeModel(Files.createDirectories(directory.resolve("tiny")));
        this.frontend = startFrontend();
        this.mocker = start(
                "mocker",
                // One that is free; Dynamo reads the number as one of 16 bits with a sign, so not every port can be
                // named.
                Map.of("DYN_SYSTEM_PORT", "0"),
                "dynamo.mocker",
                "--model-path",
                directory.resolve("tiny").toString(),
                "--model-name",
                MODEL,
                "--discovery-backend",
                "file",
                "--num-workers",
                "1",
                "--speedup-ratio",
                "1",
                "--block-size",
                "64",
                "--num-gpu-blocks-override",
                "8192");
    }

    static RealDynamo start(String python, Path directory) throws IOException {
        return new RealDynamo(python, directory);
    }

    int port() {
        return port;
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Ends the frontend and starts another in its place, whose counters are at zero. */
    void restartFrontend() throws IOException {
        end(frontend);
        frontend = startFrontend();
    }

    private Process startFrontend() throws IOException {
        return start(
                "frontend",
                Map.of(),
                "dynamo.frontend",
                "--http-host",
                "127.0.0.1",
                "--http-port",
                Integer.toString(port),
                "--discovery-backend",
                "file");
    }

    private Process start(String name, Map<String, String> environment, String module, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(python, "-m", module));
        command.addAll(List.of(arguments));
        File log = directory.resolve(name + ".log").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().put("DYN_FILE_KV", directory.resolve("discovery").toString());
        builder.environment().put("DYN_TCP_RPC_HOST", "127.0.0.1");
        builder.environment().put("HF_HUB_OFFLINE", "1");
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** The last lines that both have written, for the message of a test that fails. */
    String lastWords() {
        return List.of("frontend", "mocker").stream()
                .map(name -> {
                    try {
                        List<String> lines = Files.readAllLines(directory.resolve(name + ".log"));
                        return name + ":\n"
                                + String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
                    } catch (IOException e) {
                        return name + ": " + e;
                    }
                })
                .collect(Collectors.joining("\n"));
    }

    /** As many words as the mocker may answer with; a word is a token. */
    private static void writeModel(Path model) throws IOException {
        List<String> words = new ArrayList<>(SPECIAL);
        IntStream.range(0, 500).forEach(i -> words.add("w" + i));
        Map<String, Integer> vocabulary =
                IntStream.range(0, words.size()).boxed().collect(Collectors.toMap(words::get, i -> i));
        List<Map<String, Object>> special = SPECIAL.stream()
                .map(word -> Map.<String, Object>of(
                        "id",
                        vocabulary.get(word),
                        "content",
                        word,
                        "single_word",
                        false,
                        "lstrip",
                        false,
                        "rstrip",
                        false,
                        "normalized",
                        false,
                        "special",
                        true))
                .toList();
        write(
                model.resolve("tokenizer.json"),
                Map.of(
                        "version",
                        "1.0",
                        "added_tokens",
                        special,
                        "pre_tokenizer",
                        Map.of("type", "Whitespace"),
                        "model",
                        Map.of("type", "WordLevel", "vocab", vocabulary, "unk_token", "<unk>")));
        write(
                model.resolve("config.json"),
                Map.of(
                        "architectures", List.of("LlamaForCausalLM"),
                        "model_type", "llama",
                        "max_position_embeddings", 4_096,
                        "vocab_size", words.size(),
                        "eos_token_id", 1,
                        "bos_token_id", 0,
                        "num_hidden_layers", 2,
                        "hidden_size", 64,
                        "num_attention_heads", 4));
        write(model.resolve("generation_config.json"), Map.of("eos_token_id", 1, "bos_token_id", 0));
        write(
                model.resolve("tokenizer_config.json"),
                Map.of(
                        "tokenizer_class", "PreTrainedTokenizerFast",
                        "bos_token", "<s>",
                        "eos_token", "</s>",
                        "unk_token", "<unk>",
                        "chat_template", "{% for m in messages %}{{ m['content'] }} {% endfor %}"));
    }

    private static void write(Path file, Map<String, ?> content) throws IOException {
        JSON.writeValue(file.toFile(), content);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void end(Process process) {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(Duration.ofSeconds(10))) {
                all.forEach(ProcessHandle::destroyForcibly);
                process.waitFor();
            }
        } catch (InterruptedException e) {
            all.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end(frontend);
        end(mocker);
    }
}
