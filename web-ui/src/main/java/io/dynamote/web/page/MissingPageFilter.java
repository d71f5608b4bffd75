package io.dynamote.web.page;

import java.util.List;
import java.util.Map;

import io.dynamote.runtime.problem.Problem;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Shows people a page where programs get a problem document: at an address that does not exist. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class MissingPageFilter {

    private static final Head HEAD = new Head("Not found", Section.CATALOG, List.of());

    private final Pages pages;

    MissingPageFilter(Pages pages) {
        this.pages = pages;
    }

    @ResponseFilter
    void show(HttpRequest<?> request, MutableHttpResponse<?> response) {
        boolean missing = response.code() == HttpStatus.NOT_FOUND.getCode()
                && response.body() instanceof Problem
                && request.getMethod() == HttpMethod.GET;
        if (missing && request.accept().contains(MediaType.TEXT_HTML_TYPE)) {
            MutableHttpResponse<String> page =
                    pages.page(request, HttpStatus.NOT_FOUND, HEAD, "missing", Map.of("path", request.getPath()));
            response.body(page.body()).header(HttpHeaders.CONTENT_TYPE, MediaType.TEXT_HTML + "; charset=utf-8");
            response.contentType(MediaType.TEXT_HTML_TYPE);
        }
    }
}
