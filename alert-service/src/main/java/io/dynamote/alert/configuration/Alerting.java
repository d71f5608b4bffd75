package io.dynamote.alert.configuration;

import java.util.List;
import java.util.Map;

import io.dynamote.alert.notification.Routing;
import io.dynamote.alert.silence.MaintenanceWindow;

/**
 * Everything that a file says.
 *
 * @param receivers how to make the receiver of each destination, by its id
 * @param maintenance windows in which alerts are not told
 */
public record Alerting(Routing routing, Map<String, ReceiverFactory> receivers, List<MaintenanceWindow> maintenance) {

    public Alerting {
        receivers = Map.copyOf(receivers);
        maintenance = List.copyOf(maintenance);
    }
}
