package io.dynamote.web.page;

import java.util.List;

/**
 * What a page tells the frame around it.
 *
 * @param title of the browser's tab
 * @param section of the navigation to which it belongs
 * @param topics what it wants pushed beside what the frame itself shows
 */
public record Head(String title, Section section, List<String> topics) {

    public Head {
        topics = List.copyOf(topics);
    }
}
