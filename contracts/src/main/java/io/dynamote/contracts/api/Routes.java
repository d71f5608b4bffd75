package io.dynamote.contracts.api;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import org.jspecify.annotations.Nullable;

/** Reads the routes of controllers from their annotations. */
final class Routes {

    private static final List<String> VERBS = List.of("get", "post", "put", "delete", "patch");
    private static final String JSON = "application/json";

    /** An annotation of a method, whatever the verb. */
    private record Mapping(String verb, String uri, String value, List<String> uris, List<String> produces) {

        static @Nullable Mapping of(Method method) {
            Get get = method.getAnnotation(Get.class);
            if (get != null) {
                return new Mapping("get", get.uri(), get.value(), List.of(get.uris()), List.of(get.produces()));
            }
            Post post = method.getAnnotation(Post.class);
            if (post != null) {
                return new Mapping("post", post.uri(), post.value(), List.of(post.uris()), List.of(post.produces()));
            }
            Put put = method.getAnnotation(Put.class);
            if (put != null) {
                return new Mapping("put", put.uri(), put.value(), List.of(put.uris()), List.of(put.produces()));
            }
            Delete delete = method.getAnnotation(Delete.class);
            if (delete != null) {
                return new Mapping(
                        "delete", delete.uri(), delete.value(), List.of(delete.uris()), List.of(delete.produces()));
            }
            if (method.isAnnotationPresent(Patch.class)) {
                throw new IllegalArgumentException("PATCH is not read yet: " + method);
            }
            return null;
        }

        /** {@code uri} and {@code value} are two names of one thing. */
        List<String> all() {
            List<String> given = uris.stream().filter(each -> !each.equals("/")).toList();
            return given.isEmpty() ? List.of(uri.equals("/") ? value : uri) : given;
        }
    }

    private Routes() {}

    /** The routes of these classes, by path, reading before writing. */
    static List<Route> of(List<Class<?>> controllers) {
        List<Route> routes = new ArrayList<>();
        for (Class<?> controller : controllers) {
            String base = controller.getAnnotation(Controller.class).value();
            for (Method method : controller.getDeclaredMethods()) {
                Mapping mapping = Mapping.of(method);
                if (mapping != null) {
                    mapping.all()
                            .forEach(uri -> routes.add(
                                    new Route(mapping.verb(), path(base, uri), produces(mapping, method), method)));
                }
            }
        }
        routes.sort(Comparator.comparing(Route::path).thenComparing(route -> VERBS.indexOf(route.verb())));
        return routes;
    }

    private static List<String> produces(Mapping mapping, Method method) {
        Produces produces = method.getAnnotation(Produces.class);
        List<String> own = produces == null ? mapping.produces() : List.of(produces.value());
        return own.isEmpty() ? List.of(JSON) : own;
    }

    static String path(String base, String uri) {
        String whole = (base + "/" + uri).replaceAll("/{2,}", "/").replace("{+", "{");
        return whole.length() > 1 && whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
    }
}
