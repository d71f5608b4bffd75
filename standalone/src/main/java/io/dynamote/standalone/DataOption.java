package io.dynamote.standalone;

import java.nio.file.Path;

import picocli.CommandLine.Option;

/** The option that every command has: which installation. */
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".dynamote",
            description = "Directory of the data and logs (default: ${DEFAULT-VALUE}).")
    private Path directory = Path.of(".dynamote");

    Installation installation() {
        return new Installation(directory);
    }
}
