/** Configuration of deployment-service and what is made of it. */
@NullMarked
package io.dynamote.deployment.settings;

import org.jspecify.annotations.NullMarked;
