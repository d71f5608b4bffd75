package io.dynamote.alert.notification;

import java.util.UUID;

import io.dynamote.alert.receiver.Answer;

/** What became of a message. */
public record Outcome(UUID notification, Answer answer) {}
