package io.dynamote.system.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.dynamote.distribution.layout.Part;

/** How a part is run: as the image says, with these variables over its own. */
interface Runner {

    /** Directory of the agent's samples, which survives it. */
    void keep(Path state);

    /** The command that runs a part until it is told to end. */
    ProcessBuilder start(Part part, Map<String, String> environment);

    /** The command that checks a running part; more arguments stand behind those of the image. */
    ProcessBuilder check(Part part, Map<String, String> environment, List<String> more);
}
