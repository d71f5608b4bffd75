package io.dynamote.embedded.cluster.api;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * {@code /api/v1/namespaces/{ns}/services/[{scheme}:]{name}[:{port}]/proxy/…}, and the same for {@code pods}: hands
 * requests to what is behind a Service, or to a pod, and plays the answer.
 */
final class ServiceProxy {

    private static final String PODS = "pods";

    private final Vertx vertx;
    private final ClusterInside inside;

    ServiceProxy(Vertx vertx, ClusterInside inside) {
        this.vertx = vertx;
        this.inside = inside;
    }

    static boolean concerns(List<String> segments) {
        return segments.size() >= 7
                && segments.get(2).equals("namespaces")
                && (segments.get(4).equals("services") || segments.get(4).equals(PODS))
                && segments.get(6).equals("proxy");
    }

    void serve(HttpServerRequest request, ApiRequest head, String body) {
        String[] target = head.segments().get(5).split(":", -1);
        int name = target.length == 3 ? 1 : 0;
        String port = target.length > name + 1 ? target[name + 1] : "";
        String path = "/"
                + String.join("/", head.segments().subList(7, head.segments().size()));
        ProxyRequest.Target kind =
                head.segments().get(4).equals(PODS) ? ProxyRequest.Target.POD : ProxyRequest.Target.SERVICE;
        try {
            play(
                    request.response(),
                    inside.proxy(new ProxyRequest(
                            head.segments().get(3), kind, target[name], port, head.method(), path, body)));
        } catch (ApiRefusal refusal) {
            ApiServer.respond(request, RequestHandler.Answer.json(refusal.code(), refusal.status()));
        }
    }

    private void play(HttpServerResponse response, ProxyAnswer answer) {
        var told = new AtomicBoolean();
        Consumer<Boolean> finished = complete -> {
            if (told.compareAndSet(false, true)) {
                answer.finished().accept(complete);
            }
        };
        response.closeHandler(closed -> finished.accept(false));
        response.setStatusCode(answer.status()).putHeader("content-type", answer.contentType());
        if (answer.parts().size() > 1) {
            response.setChunked(true).putHeader("cache-control", "no-cache");
        }
        play(response, answer.parts(), 0, finished);
    }

    private void play(HttpServerResponse response, List<ProxyAnswer.Part> parts, int next, Consumer<Boolean> finished) {
        ProxyAnswer.Part part = parts.get(next);
        later(part.after().toMillis(), () -> {
            if (response.closed()) {
                finished.accept(false);
            } else if (next == parts.size() - 1) {
                // Counted before the client can ask for the metrics.
                finished.accept(true);
                response.end(part.text());
            } else {
                response.write(part.text());
                play(response, parts, next + 1, finished);
            }
        });
    }

    private void later(long millis, Runnable action) {
        if (millis <= 0) {
            vertx.runOnContext(now -> action.run());
        } else {
            vertx.setTimer(millis, id -> action.run());
        }
    }
}
