/** The API of Alertmanager, version 2, for Prometheus, amtool and Grafana. */
@NullMarked
package io.dynamote.alert.alertmanager;

import org.jspecify.annotations.NullMarked;
