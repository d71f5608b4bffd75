package io.dynamote.embedded.cluster.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import io.dynamote.embedded.EmbeddedStartException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP door of the simulated cluster. It can be closed and opened again on the same port; what is
 * behind it does not notice.
 */
public final class ApiServer implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final Vertx vertx;
    private final Address address;
    private final RequestHandler handler;
    private final ServiceProxy proxy;
    private final WatchServer watches;
    private @Nullable HttpServer server;

    /**
     * Where it listens.
     *
     * @param host address of this machine, or 0.0.0.0 for all of them
     * @param port a free one
     */
    public record Address(String host, int port) {}

    public ApiServer(
            Address address,
            String version,
            Catalogue catalogue,
            ObjectStore store,
            Writes writes,
            ClusterInside inside) {
        this.address = address;
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        this.handler = new RequestHandler(catalogue, new Discovery(catalogue, version), store, writes, inside);
        this.proxy = new ServiceProxy(vertx, inside);
        this.watches = new WatchServer(vertx, store);
    }

    /** Opens the door; does nothing when it is open. */
    public synchronized void open() {
        if (server == null) {
            HttpServer candidate = vertx.createHttpServer(new HttpServerOptions()
                            .setHost(address.host())
                            .setPort(address.port())
                            .setHttp2ClearTextEnabled(false)
                            .setMaxInitialLineLength(16_384))
                    .requestHandler(this::onRequest);
            await(candidate.listen(), "cannot listen on port " + address.port() + " of " + address.host());
            server = candidate;
        }
    }

    /** Closes the door: connections are cut, new ones refused. */
    public synchronized void shut() {
        HttpServer open = server;
        if (open != null) {
            server = null;
            await(open.close(), "cannot stop listening on port " + address.port());
        }
    }

    @Override
    public void close() {
        shut();
        await(vertx.close(), "cannot end the API server's threads");
    }

    private void onRequest(HttpServerRequest request) {
        Optional<List<String>> segments = segments(request.path());
        if (segments.isEmpty()) {
            respond(request, badPath());
            return;
        }
        Map<String, String> parameters = new HashMap<>();
        request.params().forEach(entry -> parameters.put(entry.getKey(), entry.getValue()));
        var head = new ApiRequest(
                request.method().name(),
                segments.get(),
                parameters,
                Optional.ofNullable(request.getHeader("content-type")).orElse(""),
                "");
        if (head.method().equals("GET") && head.is("watch")) {
            Optional<ResourcePath> path = handler.resource(head);
            if (path.isPresent()) {
                watches.serve(request, head, path.get());
                return;
            }
        }
        request.body().onSuccess(body -> {
            String text = body == null ? "" : body.toString(StandardCharsets.UTF_8);
            if (ServiceProxy.concerns(head.segments())) {
                proxy.serve(request, head, text);
            } else {
                respond(
                        request,
                        handler.handle(new ApiRequest(
                                head.method(), head.segments(), head.parameters(), head.contentType(), text)));
            }
        });
    }

    private static RequestHandler.Answer badPath() {
        ApiRefusal refusal = ApiRefusal.badRequest("the path is not properly encoded");
        return RequestHandler.Answer.json(refusal.code(), refusal.status());
    }

    static void respond(HttpServerRequest request, RequestHandler.Answer answer) {
        request.response()
                .setStatusCode(answer.status())
                .putHeader("content-type", answer.contentType())
                .end(answer.text());
    }

    private static Optional<List<String>> segments(@Nullable String path) {
        try {
            return Optional.of(Arrays.stream((path == null ? "" : path).split("/", -1))
                    .filter(segment -> !segment.isEmpty())
                    .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                    .toList());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static <T> void await(Future<T> future, String failure) {
        try {
            future.toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new EmbeddedStartException("The simulated cluster " + failure + ": " + e.getMessage(), e);
        }
    }
}
