/** Graphics processors, from nvidia-smi. */
@NullMarked
package io.dynamote.agent.gpu;

import org.jspecify.annotations.NullMarked;
