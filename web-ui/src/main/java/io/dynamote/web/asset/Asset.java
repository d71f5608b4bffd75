package io.dynamote.web.asset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/**
 * A file as it is sent.
 *
 * @param mediaType with its charset
 * @param plain content
 * @param zipped the same, gzipped
 */
@SuppressWarnings("ArrayRecordComponent") // bytes to send, never compared
record Asset(String mediaType, byte[] plain, byte[] zipped) {

    static Asset of(String name, byte[] content) {
        return new Asset(mediaType(name), content, zip(content));
    }

    private static String mediaType(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> throw new IllegalArgumentException("asset must be a .css, .js or .svg file, not: " + name);
        };
    }

    private static byte[] zip(byte[] content) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return zipped.toByteArray();
    }
}
