/** Cards in Microsoft Teams, by a workflow. */
@NullMarked
package io.dynamote.alert.teams;

import org.jspecify.annotations.NullMarked;
