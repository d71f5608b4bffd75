package io.dynamote.standalone;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The launcher's commands. */
@Command(
        name = "dynamote",
        description = "Portal and control room for language models served with NVIDIA Dynamo.",
        mixinStandardHelpOptions = true,
        version = "Dynamote 0.1.0",
        subcommands = {UpCommand.class, DemoCommand.class, StatusCommand.class, DownCommand.class, LogsCommand.class})
public final class Dynamote {

    /** Runs one command and exits with its code: 0 done, 1 failed, 2 wrong usage. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Dynamote()).execute(arguments));
    }
}
