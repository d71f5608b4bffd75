package io.dynamote.alert.notification;

/**
 * The way of one group to one destination.
 *
 * @param destination id of the destination
 */
public record LaneKey(GroupKey group, String destination) {}
