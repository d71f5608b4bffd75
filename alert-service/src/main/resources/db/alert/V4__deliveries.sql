-- The one that decides what is told. Every decision names the epoch that it was given when it took over.
create table notifier (
    only_row boolean     primary key default true check (only_row),
    epoch    bigint      not null,
    owner    text        not null,
    taken_at timestamptz not null
);

insert into notifier (epoch, owner, taken_at) values (0, 'nobody', 'epoch');

-- What the notifier remembers of alerts, of each group on its way to each destination, and of destinations. A lane is named
-- by a digest of route, labels and destination.
create table notification_alert (
    fingerprint text  primary key,
    body        jsonb not null
);

create table notification_lane (
    lane text  primary key,
    body jsonb not null
);

create table notification_turn (
    destination text        primary key,
    free        timestamptz not null,
    blocked     timestamptz not null
);

-- Tries to tell: decided, taken by one sender for a time, answered or not, and noted by the notifier. What is noted is the
-- log of deliveries.
create table delivery (
    number         bigint      generated always as identity primary key,
    id             uuid        not null unique,
    lane           text        not null,
    receiver       text        not null,
    destination    text        not null,
    reason         text        not null,
    due_at         timestamptz not null,
    attempt        int         not null check (attempt >= 1),
    may_be_known   boolean     not null,
    message        jsonb       not null,
    state          text        not null
        check (state in ('queued', 'sending', 'delivered', 'retry', 'ambiguous', 'given-up')),
    queued_at      timestamptz not null default clock_timestamp(),
    sent_at        timestamptz,
    leased_until   timestamptz,
    answered_at    timestamptz,
    answer         text,
    retry_after_ms bigint,
    noted          boolean     not null default false,
    check ((state = 'queued') = (leased_until is null)),
    check ((state in ('queued', 'sending')) = (answered_at is null)),
    check (not noted or answered_at is not null)
);

create index delivery_queued on delivery (number) where state = 'queued';
create index delivery_sending on delivery (leased_until) where state = 'sending';
create index delivery_answered on delivery (answered_at) where answered_at is not null and not noted;
create index delivery_over on delivery (answered_at) where noted;

create trigger delivery_notify after insert on delivery
    for each statement execute function alert_notify('deliveries');
create trigger delivery_answer_notify after update of answered_at on delivery
    for each statement execute function alert_notify('answers');
