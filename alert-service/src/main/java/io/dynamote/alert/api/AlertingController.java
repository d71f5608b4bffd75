package io.dynamote.alert.api;

import java.nio.charset.StandardCharsets;

import io.dynamote.alert.dispatch.AlertingFiles;
import io.dynamote.alert.store.AlertingRevision;
import io.dynamote.alert.store.AlertingStore;
import io.dynamote.runtime.problem.InvalidInputException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** {@code /api/alerting}: routes, receivers, inhibition, intervals and windows, as the file that somebody wrote. */
@Controller("/api/alerting")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AlertingController {

    private static final String YAML = "application/yaml";

    private final AlertingStore store;
    private final Writes writes;

    AlertingController(AlertingStore store, Writes writes) {
        this.store = store;
        this.writes = writes;
    }

    /** The file with stars in place of secrets; its revision, 0 before it was saved for the first time, is its tag. */
    @Get(produces = YAML)
    HttpResponse<String> show() {
        return store.current().map(AlertingController::answer).orElseGet(() -> answer(AlertingFiles.INITIAL, 0));
    }

    /** Saves the file; stars keep the secret that was there. With {@code dryRun} it is only checked. */
    @Put(consumes = MediaType.ALL, produces = YAML)
    HttpResponse<String> save(
            HttpRequest<?> request,
            @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
            @Body byte @Nullable [] body) {
        String document = new String(body == null ? new byte[0] : body, StandardCharsets.UTF_8);
        Parameters in = Parameters.of(request);
        if (in.flag("dryRun", false)) {
            var _ = store.check(document);
            return HttpResponse.<String>noContent();
        }
        Saved saved = writes.once(request, body, Saved.class, () -> {
            int seen = ifMatch == null || ifMatch.equals("*") ? newest() : revision(ifMatch);
            AlertingRevision revision = store.save(document, seen, writes.actor(request), in.text("reason"));
            return new Saved(revision.document(), revision.revision());
        });
        return answer(saved.document(), saved.revision());
    }

    /** What was saved, with stars in place of secrets. */
    record Saved(String document, int revision) {}

    private int newest() {
        return store.current().map(AlertingRevision::revision).orElse(0);
    }

    private static int revision(String tag) {
        try {
            return Integer.parseInt(tag.replaceAll("^\"|\"$", ""));
        } catch (NumberFormatException e) {
            throw InvalidInputException.of(HttpHeaders.IF_MATCH, tag, "must be the ETag of an earlier answer");
        }
    }

    private static HttpResponse<String> answer(AlertingRevision revision) {
        return answer(revision.document(), revision.revision());
    }

    private static HttpResponse<String> answer(String document, int revision) {
        return HttpResponse.ok(document)
                .contentType(MediaType.of(YAML))
                .header(HttpHeaders.ETAG, "\"" + revision + "\"");
    }
}
