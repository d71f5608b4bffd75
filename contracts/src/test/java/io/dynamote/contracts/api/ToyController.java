package io.dynamote.contracts.api;

import java.util.List;
import java.util.UUID;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import org.jspecify.annotations.Nullable;

/** An API as small as one can be that has everything. Nothing serves it. */
@Controller("/api/toys/")
class ToyController {

    record ToyView(String name, @Nullable UUID owner) {}

    @Get
    List<ToyView> list(
            HttpRequest<?> request,
            @Nullable @QueryValue String colour,
            @QueryValue(defaultValue = "5") int limit,
            @QueryValue boolean broken) {
        return List.of();
    }

    @Get("/{+id}")
    HttpResponse<ToyView> show(String id, @Header("If-Match") @Nullable String seen) {
        return HttpResponse.ok();
    }

    @Post(uri = "/{kind}/new")
    HttpResponse<byte[]> make(UUID kind, @Body byte[] body) {
        return HttpResponse.ok();
    }

    @Get(uris = {"/file", "/old-file"})
    @Produces("text/csv")
    HttpResponse<?> file() {
        return HttpResponse.ok();
    }
}
