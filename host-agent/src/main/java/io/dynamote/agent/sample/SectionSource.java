package io.dynamote.agent.sample;

import io.dynamote.events.host.Section;
import org.jspecify.annotations.Nullable;

/**
 * A section that comes when it comes. Taking it never waits.
 *
 * @param <T> what the section tells
 */
public interface SectionSource<T> extends AutoCloseable {

    /** Begins to read. */
    void start();

    /**
     * The newest section if it was not taken before.
     *
     * @param again whether to answer one that was taken before as well
     */
    @Nullable
    Section<T> take(boolean again);

    @Override
    void close();
}
