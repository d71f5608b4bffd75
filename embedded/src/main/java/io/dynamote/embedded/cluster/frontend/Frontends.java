package io.dynamote.embedded.cluster.frontend;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.embedded.cluster.api.ApiRefusal;
import io.dynamote.embedded.cluster.api.Body;
import io.dynamote.embedded.cluster.api.ObjectStore;
import io.dynamote.embedded.cluster.api.ProxyAnswer;
import io.dynamote.embedded.cluster.api.ProxyRequest;
import io.dynamote.embedded.cluster.life.SimulatedTime;

/**
 * The HTTP side of Dynamo's frontend, for each deployment in the cluster. As the real one it is healthy without a
 * worker, and lists a model only when all its kinds of workers are there.
 */
public final class Frontends {

    private static final String JSON = "application/json";
    private static final int DEFAULT_TOKENS = 256;
    private static final String READY = "/ready";
    private static final String MODELS = "/v1/models/";

    private final ObjectStore store;
    private final SimulatedTime time;
    private final Supplier<UUID> ids;
    // By process: a pod whose container began anew starts from zero.
    private final Map<String, FrontendMetrics> metrics = new ConcurrentHashMap<>();
    private final AtomicInteger turns = new AtomicInteger();

    public Frontends(ObjectStore store, SimulatedTime time, Supplier<UUID> ids) {
        this.store = store;
        this.time = time;
        this.ids = ids;
    }

    /** Answers a request to a frontend's Service or to one of its pods. */
    public ProxyAnswer answer(ProxyRequest request) {
        Backend backend = Backend.find(store, request, turns.getAndIncrement());
        FrontendMetrics counted = metrics.computeIfAbsent(backend.process(), _ -> new FrontendMetrics());
        return switch (request.method() + " " + request.path()) {
            case "GET /live" -> json(200, object().put("status", "live").put("message", "Service is live"));
            case "GET /health" -> json(200, health(backend));
            case "GET /metrics" -> ProxyAnswer.now(200, MetricsText.CONTENT_TYPE, counted.text(uptime(backend)));
            case "GET /v1/models" -> json(200, models(backend));
            case "POST /v1/chat/completions" -> complete(request, backend, counted, true);
            case "POST /v1/completions" -> complete(request, backend, counted, false);
            default -> other(request, backend);
        };
    }

    private Duration uptime(Backend backend) {
        Duration uptime = Duration.between(backend.startedAt(), time.clock().instant());
        return uptime.isNegative() ? Duration.ZERO : uptime;
    }

    private static ProxyAnswer other(ProxyRequest request, Backend backend) {
        String path = request.path();
        if (request.method().equals("GET") && path.startsWith(MODELS) && path.endsWith(READY)) {
            String model = path.substring(MODELS.length(), path.length() - READY.length());
            return backend.model().filter(model::equals).isPresent()
                    ? json(200, readiness(backend, model))
                    : error(404, "Not Found", "Model '%s' not found".formatted(model));
        }
        return error(404, "Not Found", "no such route: " + path);
    }

    private ProxyAnswer complete(ProxyRequest request, Backend backend, FrontendMetrics counted, boolean chat) {
        JsonNode body = parsed(request.body());
        String model = body.path("model").asText("");
        var call = new FrontendMetrics.Call(
                model,
                chat ? "chat_completions" : "completions",
                body.path("stream").asBoolean());
        String prompt = chat ? Prompts.ofMessages(body.path("messages")) : Prompts.ofPrompt(body.path("prompt"));
        if (model.isEmpty() || prompt.isBlank()) {
            counted.refused(call, "validation");
            return error(400, "Bad Request", "model and %s are required".formatted(chat ? "messages" : "prompt"));
        }
        if (!backend.serves(model)) {
            counted.refused(call.forUnknownModel(), "not_found");
            return error(404, "Not Found", "Model not found: " + model);
        }
        int limit =
                body.path("max_completion_tokens").asInt(body.path("max_tokens").asInt(DEFAULT_TOKENS));
        Generation generation = Generation.of(model, prompt, Math.max(1, limit), time::real);
        var completion = new Completion(
                (chat ? "chatcmpl-" : "cmpl-") + ids.get(),
                time.clock().instant().getEpochSecond(),
                model,
                chat,
                body.at("/stream_options/include_usage").asBoolean(),
                generation);
        counted.started(call);
        return new ProxyAnswer(
                200,
                call.stream() ? "text/event-stream" : JSON,
                call.stream() ? completion.stream() : List.of(completion.whole()),
                complete -> counted.finished(call, generation, complete));
    }

    private static ObjectNode health(Backend backend) {
        ObjectNode health = object().put("status", "healthy");
        var endpoints = health.putArray("endpoints");
        var instances = health.putArray("instances");
        backend.workers().forEach((type, ready) -> {
            String component = type.equals("prefill") ? "prefill" : "backend";
            if (ready > 0) {
                endpoints.add("dyn://%s.%s.generate".formatted(backend.namespace(), component));
            }
            for (int i = 0; i < ready; i++) {
                instances
                        .addObject()
                        .put("namespace", backend.namespace())
                        .put("component", component)
                        .put("endpoint", "generate")
                        .put("instance_id", i);
            }
        });
        return health;
    }

    private ObjectNode models(Backend backend) {
        ObjectNode list = object().put("object", "list");
        var data = list.putArray("data");
        backend.model()
                .filter(backend::serves)
                .ifPresent(model -> data.addObject()
                        .put("id", model)
                        .put("object", "model")
                        .put("created", time.clock().instant().getEpochSecond())
                        .put("owned_by", "nvidia"));
        return list;
    }

    private static ObjectNode readiness(Backend backend, String model) {
        ObjectNode answer = object().put("model", model).put("ready", backend.isComplete());
        ObjectNode namespace =
                answer.putObject("namespaces").putObject(backend.namespace()).put("ready", backend.isComplete());
        ObjectNode types = namespace.putObject("worker_types");
        var missing = namespace.putArray("missing_worker_types");
        backend.workers().forEach((type, ready) -> {
            types.putObject(type).put("workers", ready).put("needs", 1);
            if (ready == 0) {
                missing.add(type);
            }
        });
        return answer;
    }

    private static JsonNode parsed(String body) {
        try {
            return Body.object(body);
        } catch (ApiRefusal e) {
            // An empty object is refused as what it is: a request without a model.
            return object();
        }
    }

    private static ProxyAnswer error(int code, String type, String message) {
        return json(code, object().put("message", message).put("type", type).put("code", code));
    }

    private static ProxyAnswer json(int status, ObjectNode body) {
        return ProxyAnswer.now(status, JSON, body.toString());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
