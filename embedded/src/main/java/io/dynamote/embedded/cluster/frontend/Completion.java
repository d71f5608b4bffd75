package io.dynamote.embedded.cluster.frontend;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.embedded.cluster.api.ProxyAnswer;

/**
 * A generation in OpenAI's words.
 *
 * @param id id of the completion
 * @param created time in seconds since 1970
 * @param model served name
 * @param chat whether it answers messages; otherwise a prompt
 * @param usage whether a stream ends with the counts of tokens
 * @param generation what is answered
 */
record Completion(String id, long created, String model, boolean chat, boolean usage, Generation generation) {

    ProxyAnswer.Part whole() {
        ObjectNode body = head("");
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        if (chat) {
            choice.putObject("message").put("role", "assistant").put("content", generation.text());
        } else {
            choice.put("text", generation.text());
        }
        choice.put("finish_reason", generation.finishReason());
        putUsage(body);
        return new ProxyAnswer.Part(generation.duration(), body.toString());
    }

    List<ProxyAnswer.Part> stream() {
        var parts = new ArrayList<ProxyAnswer.Part>();
        List<String> tokens = generation.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            Duration after = i == 0 ? generation.toFirstToken() : generation.betweenTokens();
            parts.add(new ProxyAnswer.Part(after, event(delta(tokens.get(i), i == 0, false))));
        }
        parts.add(new ProxyAnswer.Part(Duration.ZERO, event(delta("", false, true))));
        if (usage) {
            ObjectNode last = head(".chunk");
            last.putArray("choices");
            putUsage(last);
            parts.add(new ProxyAnswer.Part(Duration.ZERO, event(last)));
        }
        parts.add(new ProxyAnswer.Part(Duration.ZERO, "data: [DONE]\n\n"));
        return parts;
    }

    private ObjectNode delta(String token, boolean first, boolean last) {
        ObjectNode body = head(".chunk");
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        if (chat) {
            ObjectNode delta = choice.putObject("delta");
            if (first) {
                delta.put("role", "assistant");
            }
            if (!last) {
                delta.put("content", token);
            }
        } else {
            choice.put("text", token);
        }
        if (last) {
            choice.put("finish_reason", generation.finishReason());
        } else {
            choice.putNull("finish_reason");
        }
        return body;
    }

    private ObjectNode head(String chunk) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("object", chat ? "chat.completion" + chunk : "text_completion")
                .put("created", created)
                .put("model", model);
    }

    private void putUsage(ObjectNode body) {
        int output = generation.tokens().size();
        body.putObject("usage")
                .put("prompt_tokens", generation.inputTokens())
                .put("completion_tokens", output)
                .put("total_tokens", generation.inputTokens() + output);
    }

    private static String event(ObjectNode data) {
        return "data: " + data + "\n\n";
    }
}
