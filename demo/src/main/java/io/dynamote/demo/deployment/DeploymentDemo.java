package io.dynamote.demo.deployment;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.demo.portal.Portal;
import org.jspecify.annotations.Nullable;

/** Sees to it that something runs that can have traffic, and that something fails. */
public final class DeploymentDemo {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Wish BROKEN = new Wish(
            "demo-broken-image", "Qwen/Qwen3-0.6B", "vllm", "research", "registry.example/none/does-not-exist:1.0.0");
    private static final List<Wish> WISHES = List.of(
            new Wish("demo-qwen3-chat", "Qwen/Qwen3-0.6B", "vllm", "search"),
            new Wish("demo-llama-assist", "meta-llama/Llama-3.2-3B-Instruct", "vllm", "support"),
            new Wish("demo-deepseek-r1", "deepseek-ai/DeepSeek-R1-Distill-Llama-8B", "sglang", "research"));

    /** A portal that has just come up may not know its models for a while, and refuses them. */
    private static final int TRIES = 24;

    private final Portal portal;
    private @Nullable List<Wish> open;
    private int tries;

    /**
     * A deployment to be made.
     *
     * @param image in place of the engine's own, or null
     */
    private record Wish(
            String name,
            String modelId,
            String engine,
            String team,
            @Nullable String image) {

        private Wish(String name, String modelId, String engine, String team) {
            this(name, modelId, engine, team, null);
        }
    }

    /** Nothing done yet. */
    public DeploymentDemo(Portal portal) {
        this.portal = portal;
    }

    /** Does what is missing, once; nothing while the portal does not know the deployments. To be taken every few seconds. */
    public void step() throws InterruptedException {
        if (open == null) {
            open = portal.get("/api/deployments?limit=200")
                    .map(DeploymentDemo::missing)
                    .orElse(null);
        }
        if (open == null) {
            return;
        }
        List<Wish> still = new ArrayList<>();
        boolean refused = false;
        for (Wish wish : open) {
            Portal.Outcome outcome = create(wish);
            refused |= outcome == Portal.Outcome.REFUSED;
            if (outcome != Portal.Outcome.TAKEN) {
                still.add(wish);
            }
        }
        tries += refused ? 1 : 0;
        open = tries < TRIES ? still : List.of();
    }

    private static List<Wish> missing(JsonNode page) {
        List<Wish> missing = new ArrayList<>();
        if (page.path("items").isEmpty()) {
            missing.addAll(WISHES);
        }
        if (!page.path("items").findValuesAsText("name").contains(BROKEN.name())) {
            missing.add(BROKEN);
        }
        return missing;
    }

    private Portal.Outcome create(Wish wish) throws InterruptedException {
        ObjectNode body = JSON.createObjectNode()
                .put("name", wish.name())
                .put("modelId", wish.modelId())
                .put("engine", wish.engine())
                .put("team", wish.team())
                .put("reason", "for the demo");
        if (wish.image() != null) {
            body.put("image", wish.image());
        }
        return portal.post("/api/deployments", "application/json", body.toString());
    }
}
