package io.dynamote.web.page;

/** Names of engines, modes and tasks as their makers write them. Unknown ones are shown as they are. */
public final class Labels {

    private Labels() {}

    /** For example {@code vLLM}. */
    public static String engine(String engine) {
        return switch (engine) {
            case "vllm" -> "vLLM";
            case "sglang" -> "SGLang";
            case "trtllm" -> "TensorRT-LLM";
            default -> engine;
        };
    }

    /** For example {@code Chat}. */
    public static String task(String task) {
        return switch (task) {
            case "chat" -> "Chat";
            case "text-generation" -> "Text generation";
            default -> task;
        };
    }

    /** Tokens as people say them: {@code 32K} for 32768, {@code 1M} for 1048576, others as they are. */
    public static String tokens(int tokens) {
        if (tokens >= 1 << 20 && tokens % (1 << 20) == 0) {
            return (tokens >> 20) + "M";
        }
        return tokens >= 1 << 10 && tokens % (1 << 10) == 0 ? (tokens >> 10) + "K" : Integer.toString(tokens);
    }
}
