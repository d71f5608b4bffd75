package io.dynamote.agent.kernel;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;

/** Says why a file could not be read. */
public final class Failures {

    private Failures() {}

    /** The reason that the exception stands for. */
    public static <T> Reading<T> reading(IOException e) {
        String message = String.valueOf(e.getMessage());
        // java.io has one exception for both; its message ends with the words of the system.
        if (e instanceof AccessDeniedException || message.contains("Permission denied")) {
            return Reading.unavailable(Reason.DENIED, message);
        }
        if (e instanceof FileNotFoundException || e instanceof NoSuchFileException) {
            return Reading.unavailable(Reason.ABSENT, message);
        }
        return Reading.unavailable(Reason.FAILED, message);
    }
}
