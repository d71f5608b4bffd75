package io.dynamote.web.page;

import java.util.List;
import java.util.Map;

import io.dynamote.runtime.problem.Problem;
import io.dynamote.runtime.trace.TraceContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;

/** An address that does not exist: a page for people, a problem document for programs. */
@Controller
final class ErrorPages {

    private final Pages pages;

    ErrorPages(Pages pages) {
        this.pages = pages;
    }

    @Error(status = HttpStatus.NOT_FOUND, global = true)
    HttpResponse<?> notFound(HttpRequest<?> request) {
        if (request.accept().contains(MediaType.TEXT_HTML_TYPE)) {
            Head head = new Head("Not found", Section.CATALOG, List.of());
            return pages.page(request, HttpStatus.NOT_FOUND, head, "missing", Map.of("path", request.getPath()));
        }
        Problem problem = Problem.of(
                "not_found",
                HttpStatus.NOT_FOUND.getCode(),
                "Not Found",
                "There is nothing at " + request.getPath(),
                List.of(),
                TraceContext.of(request).traceId());
        return HttpResponse.notFound(problem).contentType(Problem.MEDIA_TYPE);
    }
}
