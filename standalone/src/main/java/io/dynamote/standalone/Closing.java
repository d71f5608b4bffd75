package io.dynamote.standalone;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes one of several parts: a failure is logged, so that the others are closed too. */
final class Closing {

    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private Closing() {}

    static void quietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) { // AutoCloseable declares no narrower one
            LOG.atWarn()
                    .addKeyValue("part", part.getClass().getSimpleName())
                    .setCause(e)
                    .log("could not be closed");
        }
    }
}
