/** Who works and when: the one active instance, and queues that hand out each deployment to one worker at a time. */
@NullMarked
package io.dynamote.deployment.work;

import org.jspecify.annotations.NullMarked;
