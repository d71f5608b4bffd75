package io.dynamote.web.page;

import java.util.Map;

import io.dynamote.web.health.Observation;

/** Part of the frame around every page that a feature fills and pushes. */
public interface FramePart {

    /** The topic under which it is pushed. */
    String topic();

    /** What the layout reads of it. */
    Map<String, Object> model(Observation now);
}
