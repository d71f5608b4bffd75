package io.dynamote.web.asset;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import org.jspecify.annotations.Nullable;

/** Serves the files of this version, to be kept for ever. Other versions do not exist any more. */
@Controller("/assets")
final class AssetController {

    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    @Get("/{version}/{name}")
    HttpResponse<byte[]> file(
            String version, String name, @Header(HttpHeaders.ACCEPT_ENCODING) @Nullable String encodings) {
        return assets.find(version, name).map(asset -> send(asset, encodings)).orElseGet(HttpResponse::notFound);
    }

    private static MutableHttpResponse<byte[]> send(Asset asset, @Nullable String encodings) {
        boolean zipped = encodings != null && encodings.contains("gzip");
        MutableHttpResponse<byte[]> response = HttpResponse.ok(zipped ? asset.zipped() : asset.plain())
                .header(HttpHeaders.CONTENT_TYPE, asset.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return zipped ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip") : response;
    }
}
