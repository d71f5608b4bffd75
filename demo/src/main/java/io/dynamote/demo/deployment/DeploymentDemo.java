package io.dynamote.demo.deployment;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.demo.portal.Portal;
import org.jspecify.annotations.Nullable;

/** Sees to it that something runs that can have traffic, and that something fails. */
public final class DeploymentDemo {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BROKEN = "demo-broken-image";
    private static final List<Wish> WISHES = List.of(
            new Wish("demo-qwen3-chat", "Qwen/Qwen3-0.6B", "vllm", "search"),
            new Wish("demo-llama-assist", "meta-llama/Llama-3.2-3B-Instruct", "vllm", "support"),
            new Wish("demo-deepseek-r1", "deepseek-ai/DeepSeek-R1-Distill-Llama-8B", "sglang", "research"));

    private final Portal portal;
    private boolean done;

    /** A deployment to be made. */
    private record Wish(String name, String modelId, String engine, String team) {}

    /** Nothing done yet. */
    public DeploymentDemo(Portal portal) {
        this.portal = portal;
    }

    /** Does what is missing, once; nothing while the portal does not know the deployments. */
    public void step() throws InterruptedException {
        if (done) {
            return;
        }
        Optional<JsonNode> page = portal.get("/api/deployments?limit=200");
        if (page.isEmpty()) {
            return;
        }
        boolean all = true;
        if (page.get().path("items").isEmpty()) {
            for (Wish wish : WISHES) {
                all &= create(wish, null);
            }
        }
        boolean broken = page.get().path("items").findValuesAsText("name").contains(BROKEN);
        done = all
                && (broken
                        || create(
                                new Wish(BROKEN, "Qwen/Qwen3-0.6B", "vllm", "research"),
                                "registry.example/none/does-not-exist:1.0.0"));
    }

    private boolean create(Wish wish, @Nullable String image) throws InterruptedException {
        ObjectNode body = JSON.createObjectNode()
                .put("name", wish.name())
                .put("modelId", wish.modelId())
                .put("engine", wish.engine())
                .put("team", wish.team())
                .put("reason", "for the demo");
        if (image != null) {
            body.put("image", image);
        }
        return portal.post("/api/deployments", "application/json", body.toString()) != Portal.Outcome.LATER;
    }
}
