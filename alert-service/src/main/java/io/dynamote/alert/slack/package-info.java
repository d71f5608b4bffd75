/** Messages in Slack, by an incoming webhook. */
@NullMarked
package io.dynamote.alert.slack;

import org.jspecify.annotations.NullMarked;
