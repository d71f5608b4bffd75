package io.dynamote.web.page;

import java.util.List;

import io.dynamote.web.health.Observation;
import io.dynamote.web.stream.ServerEvent;

/** Part of a page that shows the health of the services or the cluster. It is pushed whenever that changes. */
public interface ObservedView {

    /** The topic under which it is pushed. */
    String topic();

    /** Its markup for what is known now. */
    List<ServerEvent> render(Observation now);
}
