package io.dynamote.distribution.layout;

import java.nio.file.Path;

/**
 * Where things lie below the directory that an image has as {@code /opt/dynamote}. All paths inside of it are relative to
 * it, so that it works at any place.
 *
 * @param home the directory, absolute
 */
public record Layout(Path home) {

    public Layout {
        home = home.toAbsolutePath().normalize();
    }

    /** Every jar, once, but those that only simulate. */
    public Path libraries() {
        return home.resolve("lib");
    }

    /** Jars that a part has alone and that no other image may have. */
    public Path libraries(Part simulation) {
        return of(simulation).resolve("lib");
    }

    /** A Java with no more modules than are needed. */
    public Path runtime() {
        return home.resolve("runtime");
    }

    /** The scripts. */
    public Path scripts() {
        return home.resolve("bin");
    }

    /** Starts any part. */
    public Path startScript() {
        return scripts().resolve("dynamote-service");
    }

    /** Tells whether a part is well. */
    public Path healthScript() {
        return scripts().resolve("dynamote-health");
    }

    /** What belongs to one part alone. */
    public Path of(Part part) {
        return home.resolve("service").resolve(part.id());
    }

    /** Arguments of the JVM: class path, main class. */
    public Path arguments(Part part) {
        return of(part).resolve("arguments");
    }

    /** What the JVM knows ahead of time. */
    public Path cache(Part part) {
        return of(part).resolve("service.aot");
    }

    /** The list of components, CycloneDX. */
    public Path components() {
        return home.resolve("sbom.json");
    }

    /** The list of components of a part that has more than stand in the other one. */
    public Path components(Part simulation) {
        return of(simulation).resolve("sbom.json");
    }
}
