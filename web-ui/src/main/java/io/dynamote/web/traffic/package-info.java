/** Live traffic: follows the signals of traffic once for all viewers, pushes figures at a bounded pace, shows history. */
@NullMarked
package io.dynamote.web.traffic;

import org.jspecify.annotations.NullMarked;
