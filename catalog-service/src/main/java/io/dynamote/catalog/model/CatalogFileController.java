package io.dynamote.catalog.model;

import java.util.List;

import io.dynamote.runtime.idempotency.StoredAnswer;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** The whole catalog as a file. No model id can be {@code export} or {@code import}: ids have an organisation. */
@Controller(ModelController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
class CatalogFileController {

    private final Catalog catalog;
    private final ModelWrites writes;
    private final RequestReader requests;

    CatalogFileController(Catalog catalog, ModelWrites writes, RequestReader requests) {
        this.catalog = catalog;
        this.writes = writes;
        this.requests = requests;
    }

    @Get("/export")
    @Produces("application/yaml")
    HttpResponse<String> export() {
        return HttpResponse.ok(CatalogFile.write(catalog.read().snapshot().models()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"models.yaml\"");
    }

    @Post("/import")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> importFile(
            HttpRequest<?> request, @QueryValue(defaultValue = "false") String dryRun, @Body byte @Nullable [] body) {
        boolean dry = requests.flag("dryRun", dryRun);
        byte[] file = body == null ? new byte[0] : body;
        List<Model> models = CatalogFile.read(file);
        WriteRequest write = requests.write(request, file);
        StoredAnswer answer = writes.importAll(dry ? write.withoutKey() : write, models, dry);
        return requests.response(answer);
    }
}
