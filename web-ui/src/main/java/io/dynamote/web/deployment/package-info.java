/** The list of deployments and the page of one: status in words, rollout steps, pods, history, manifest, access. */
@NullMarked
package io.dynamote.web.deployment;

import org.jspecify.annotations.NullMarked;
