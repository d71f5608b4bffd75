-- Whom a line of the timeline says that was told, and with which outcome: also in its message, for people.
alter table timeline
    add column receiver text,
    add column outcome  text,
    add check ((receiver is null) = (outcome is null)),
    add check (outcome in ('delivered', 'given-up'));
