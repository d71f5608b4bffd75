package io.dynamote.web.alert;

import java.util.List;

import io.dynamote.events.alert.AlertState;

/**
 * An incident with what happened.
 *
 * @param alert as it is or was last
 * @param timeline newest first
 */
record IncidentAnswer(AlertState alert, List<TimelineItem> timeline) {

    IncidentAnswer {
        timeline = List.copyOf(timeline);
    }
}
