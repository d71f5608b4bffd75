-- Merging of roll-ups: figure by figure, nothing (null) where nothing is known. A row that is shorter, from before a
-- figure was added, counts as null there.
create function host_add(a float8[], b float8[]) returns float8[] language sql immutable as
'select array_agg(case when x is null then y when y is null then x else x + y end order by i)
   from unnest(a, b) with ordinality as both_of(x, y, i)';
create function host_least(a float8[], b float8[]) returns float8[] language sql immutable as
'select array_agg(least(x, y) order by i) from unnest(a, b) with ordinality as both_of(x, y, i)';
create function host_greatest(a float8[], b float8[]) returns float8[] language sql immutable as
'select array_agg(greatest(x, y) order by i) from unnest(a, b) with ordinality as both_of(x, y, i)';

-- How far each partition of dynamote.host-samples is in history, moved in the transaction of what was added.
create table host_position (
    partition   int primary key,
    next_offset bigint not null,
    complete_to timestamptz not null
);

-- Which samples of a host are in history, and the newest sample as it came, for a start that knows all hosts.
create table host_known (
    host    text not null,
    way     text not null,
    numbers text not null,
    heard   timestamptz not null,
    sample  bytea not null,
    primary key (host, way)
);

-- Main figures; sums, smallest, greatest and counts have the places of the enum Figure, from 1 on.
create table host_minute (
    host   text not null,
    at     timestamptz not null,
    way    text not null,
    sums   float8[] not null,
    mins   float8[] not null,
    maxs   float8[] not null,
    counts float8[] not null,
    primary key (host, at, way)
) partition by range (at);
create table host_hour (like host_minute including all) partition by range (at);

-- The last that each drive said of itself on each day.
create table host_drive_day (
    host           text not null,
    drive          text not null,
    day            date not null,
    at             timestamptz not null,
    device         text not null,
    model          text,
    status         text not null,
    wear           float8,
    written        bigint,
    power_on_hours bigint,
    temperature    float8,
    media_errors   bigint,
    primary key (host, drive, day)
);

create table host_backup_run (
    host            text not null,
    backup          text not null,
    finished        timestamptz not null,
    started         timestamptz,
    result          text not null,
    duration        float8,
    size            bigint,
    compressed_size bigint,
    error           text not null,
    primary key (host, backup, finished)
);

-- What a service became, and when it was seen so first.
create table host_service_change (
    host    text not null,
    service text not null,
    at      timestamptz not null,
    status  text not null,
    detail  text not null,
    primary key (host, service, at)
);

create table host_maintenance (
    host   text primary key,
    since  timestamptz not null,
    until  timestamptz,
    reason text not null,
    actor  text not null
);
