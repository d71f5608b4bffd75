/** What happens inside the simulated cluster: operator, scheduler and kubelet, driven by scripts. */
@NullMarked
package io.dynamote.embedded.cluster.life;

import org.jspecify.annotations.NullMarked;
