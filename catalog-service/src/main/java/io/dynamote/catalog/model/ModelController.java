package io.dynamote.catalog.model;

import io.dynamote.runtime.idempotency.StoredAnswer;
import io.dynamote.runtime.input.JsonBody;
import io.dynamote.runtime.page.Page;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** Models one by one. Ids contain a slash, which clients may send as it is or encoded. */
@Controller(ModelController.PATH)
class ModelController {

    static final String PATH = "/api/models";

    private final Catalog catalog;
    private final ModelWrites writes;
    private final RequestReader requests;

    ModelController(Catalog catalog, ModelWrites writes, RequestReader requests) {
        this.catalog = catalog;
        this.writes = writes;
        this.requests = requests;
    }

    @Get
    Page<ModelView> list(HttpRequest<?> request) {
        return ModelQuery.read(request.getParameters()).page(catalog.read());
    }

    @Get("/{+id}")
    HttpResponse<ModelView> get(String id) {
        ModelRow row = catalog.read().snapshot().find(id).orElseThrow(() -> new CatalogException.NotFound(id));
        return HttpResponse.ok(ModelView.of(row.model())).header(HttpHeaders.ETAG, row.entityTag());
    }

    @Post
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> add(HttpRequest<?> request, @Body byte @Nullable [] body) {
        Model model = requests.model(JsonBody.parse(body));
        StoredAnswer answer = writes.add(requests.write(request, body), model);
        return requests.response(answer).header(HttpHeaders.LOCATION, PATH + "/" + model.id());
    }

    @Put("/{+id}")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> replace(
            HttpRequest<?> request,
            String id,
            @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
            @Body byte @Nullable [] body) {
        ModelId known = requests.id(id);
        Model model = requests.model(JsonBody.parse(body), known);
        return requests.response(writes.replace(requests.write(request, body), model, ifMatch));
    }

    @Delete("/{+id}")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> retire(
            HttpRequest<?> request, String id, @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch) {
        return requests.response(writes.retire(requests.write(request, null), requests.id(id), ifMatch));
    }
}
