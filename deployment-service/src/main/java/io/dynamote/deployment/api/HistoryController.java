package io.dynamote.deployment.api;

import java.time.Clock;
import java.util.List;

import io.dynamote.deployment.model.DeploymentRef;
import io.dynamote.deployment.store.HistoryEntry;
import io.dynamote.runtime.page.Cursor;
import io.dynamote.runtime.page.Page;
import io.dynamote.runtime.page.PageLimit;
import io.dynamote.runtime.problem.InvalidInputException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** {@code /api/deployments/{name}/history}: what happened under a name, newest first, also when it is gone. */
@Controller("/api/deployments/{name}/history")
@ExecuteOn(TaskExecutors.BLOCKING)
final class HistoryController {

    private static final String CSV = "text/csv";
    private static final int MOST_EXPORTED = 50_000;

    private final DeploymentQueries queries;
    private final Refs refs;
    private final Clock clock;

    HistoryController(DeploymentQueries queries, Refs refs, Clock clock) {
        this.queries = queries;
        this.refs = refs;
        this.clock = clock;
    }

    /** One route for both forms: with two, a client that accepts anything would match both. */
    @Get(produces = {MediaType.APPLICATION_JSON, CSV})
    HttpResponse<?> history(
            HttpRequest<?> request,
            String name,
            @Nullable @QueryValue String namespace,
            @Nullable @QueryValue Integer limit,
            @Nullable @QueryValue String cursor) {
        DeploymentRef ref = refs.of(namespace, name);
        return prefersCsv(request)
                ? export(ref)
                : HttpResponse.ok(page(ref, limit, cursor)).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private static boolean prefersCsv(HttpRequest<?> request) {
        return request.accept().stream()
                .findFirst()
                .filter(type -> type.getName().equals(CSV))
                .isPresent();
    }

    private Page<HistoryEntry> page(DeploymentRef ref, @Nullable Integer limit, @Nullable String cursor) {
        int size = PageLimit.of(limit).value();
        List<HistoryEntry> found = queries.history(ref, before(cursor), size + 1);
        List<HistoryEntry> page = found.subList(0, Math.min(size, found.size()));
        String next =
                found.size() > size ? new Cursor(Long.toString(page.getLast().id())).encoded() : null;
        return Page.current(page, next, clock.instant());
    }

    private HttpResponse<String> export(DeploymentRef ref) {
        String csv = HistoryCsv.write(queries.history(ref, Long.MAX_VALUE, MOST_EXPORTED));
        return HttpResponse.ok(csv)
                .contentType(new MediaType(CSV + ";charset=utf-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + ref.namespace() + "-" + ref.name() + "-history.csv\"");
    }

    private static long before(@Nullable String cursor) {
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        String id = Cursor.decode(cursor).after();
        if (!id.matches("\\d{1,18}")) {
            throw InvalidInputException.of("cursor", cursor, "must be the nextCursor of an earlier answer");
        }
        return Long.parseLong(id);
    }
}
