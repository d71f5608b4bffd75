/** Messages in Mattermost, by an incoming webhook. */
@NullMarked
package io.dynamote.alert.mattermost;

import org.jspecify.annotations.NullMarked;
