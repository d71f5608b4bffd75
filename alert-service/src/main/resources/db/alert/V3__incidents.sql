-- Who evaluates a partition of the signals, and how far. Every write of an evaluation names the epoch that it was given:
-- of two instances that both believe to own a partition only the later one can write.
create table shard (
    "partition" int         primary key,
    epoch       bigint      not null,
    owner       text        not null,
    taken_at    timestamptz not null,
    next_offset bigint,
    heard_at    timestamptz
);

-- One row for each time that an alert came. The open one of a fingerprint is the state of the alert.
create table incident (
    id                uuid        primary key,
    fingerprint       text        not null check (fingerprint ~ '^[0-9a-f]{16}$'),
    shard             int,
    rule_id           text,
    rule_revision     int,
    kind              text,
    entity            text,
    generator_url     text,
    presumed_end      timestamptz,
    name              text        not null,
    severity          text        not null,
    team              text        not null,
    labels            jsonb       not null,
    annotations       jsonb       not null,
    value             double precision,
    status            text        not null check (status in ('pending', 'firing', 'acknowledged', 'resolved')),
    active_at         timestamptz not null,
    fired_at          timestamptz,
    recovering_since  timestamptz,
    no_data_since     timestamptz,
    resolved_at       timestamptz,
    cause             text,
    acknowledged_by   text,
    acknowledged_at   timestamptz,
    acknowledged_note text,
    silenced_by       text[]      not null default '{}',
    updated_at        timestamptz not null,
    stated            boolean     not null default true,
    check ((rule_id is null) = (shard is null)),
    check ((rule_id is null) = (rule_revision is null)),
    check ((rule_id is null) = (kind is null)),
    check ((rule_id is null) = (entity is null)),
    check ((rule_id is null) = (generator_url is not null)),
    check ((status = 'pending') = (fired_at is null)),
    check ((status = 'resolved') = (resolved_at is not null)),
    check ((status = 'resolved') = (cause is not null)),
    check ((acknowledged_by is null) = (acknowledged_at is null)),
    check (status <> 'acknowledged' or acknowledged_by is not null)
);

create unique index incident_open on incident (fingerprint) where resolved_at is null;
create index incident_of_shard on incident (shard) where resolved_at is null;
create index incident_newest on incident (active_at desc, id desc);
create index incident_of_fingerprint on incident (fingerprint, active_at desc);
create index incident_to_forget on incident (resolved_at) where stated and resolved_at is not null;

-- What happened to an incident, who did it and when. Only ever appended to.
create table timeline (
    id          bigint      generated always as identity primary key,
    incident_id uuid        not null references incident (id) on delete cascade,
    at          timestamptz not null,
    actor       text        not null,
    type        text        not null,
    message     text        not null
);

create index timeline_of_incident on timeline (incident_id, id);

-- Incidents of which the notifier has to hear: written with the change, taken away with what the notifier made of it.
create table news (
    id          bigint generated always as identity primary key,
    incident_id uuid not null references incident (id) on delete cascade
);

create trigger news_notify after insert on news
    for each statement execute function alert_notify('news');
