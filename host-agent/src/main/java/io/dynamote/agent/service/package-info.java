/** Services of the host, from systemd and the control groups. */
@NullMarked
package io.dynamote.agent.service;

import org.jspecify.annotations.NullMarked;
