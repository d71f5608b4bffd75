package io.dynamote.distribution.assembly;

import java.io.IOException;
import java.nio.file.Path;

import io.dynamote.distribution.layout.Layout;

/** {@code Assemble <repository> <version> <directory>}: lays out the directory unless it is as it should be already. */
public final class Assemble {

    private Assemble() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException(
                    "expected repository, version and directory, not: " + String.join(" ", arguments));
        }
        Modules modules = new Modules(Path.of(arguments[0]), arguments[1]);
        new Assembly(modules, new Layout(Path.of(arguments[2]))).run();
    }
}
