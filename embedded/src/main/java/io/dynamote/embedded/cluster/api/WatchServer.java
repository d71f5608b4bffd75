package io.dynamote.embedded.cluster.api;

import java.util.function.Consumer;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Serves watches over web sockets and, for those who do not speak them, as an endless chunked answer. */
final class WatchServer {

    private static final long BOOKMARK_MILLIS = 15_000;

    private final Vertx vertx;
    private final ObjectStore store;

    WatchServer(Vertx vertx, ObjectStore store) {
        this.vertx = vertx;
        this.store = store;
    }

    void serve(HttpServerRequest request, ApiRequest head, ResourcePath path) {
        Predicate<JsonNode> selected;
        try {
            selected = Selector.of(head.parameter("labelSelector"), head.parameter("fieldSelector"));
            // While a refusal can still be an answer: once the watch is open it would be none.
            var _ = WatchFeed.number(head.parameter("resourceVersion"));
        } catch (ApiRefusal refusal) {
            ApiServer.respond(request, RequestHandler.Answer.json(refusal.code(), refusal.status()));
            return;
        }
        if ("websocket".equalsIgnoreCase(request.getHeader("upgrade"))) {
            request.toWebSocket().onSuccess(socket -> {
                var ended = feed(head, path, selected, socket::writeTextMessage, socket::close);
                socket.closeHandler(closed -> ended.run());
            });
        } else {
            HttpServerResponse response = request.response().setChunked(true);
            response.putHeader("content-type", "application/json");
            response.writeHead();
            var ended = feed(head, path, selected, text -> response.write(text + "\n"), response::end);
            response.closeHandler(closed -> ended.run());
        }
    }

    private Runnable feed(
            ApiRequest head, ResourcePath path, Predicate<JsonNode> selected, Consumer<String> write, Runnable close) {
        // Changes come from many threads; through the connection's own context they stay in order.
        Context context = vertx.getOrCreateContext();
        var feed = new WatchFeed(path, selected, text -> context.runOnContext(now -> write.accept(text)));
        Runnable unsubscribe = feed.open(store, head.parameter("resourceVersion"), head.is("sendInitialEvents"));
        long bookmarks = vertx.setPeriodic(BOOKMARK_MILLIS, id -> bookmark(head, feed));
        long timeout = timer(head.parameter("timeoutSeconds"), close);
        return () -> {
            unsubscribe.run();
            vertx.cancelTimer(bookmarks);
            vertx.cancelTimer(timeout);
        };
    }

    private void bookmark(ApiRequest head, WatchFeed feed) {
        if (head.is("allowWatchBookmarks")) {
            synchronized (store) {
                feed.bookmark(store.version(), false);
            }
        }
    }

    private long timer(String seconds, Runnable close) {
        return seconds.matches("[1-9][0-9]{0,8}")
                ? vertx.setTimer(Long.parseLong(seconds) * 1000, id -> close.run())
                : -1;
    }
}
