-- Up to when roll-ups are made. Whoever adds to history shares this row, whoever closes an hour or a day has it alone: an
-- addition goes to the open minutes if its hour is open, and to every roll-up of its time if not.
create table traffic_state (
    only_row     boolean primary key default true check (only_row),
    hours_closed timestamptz not null,
    days_closed  timestamptz not null
);

-- Windows stay on Kafka for seven days: nothing that is older was ever open.
insert into traffic_state (hours_closed, days_closed)
values (date_trunc('day', now() - interval '8 days', 'UTC'), date_trunc('day', now() - interval '8 days', 'UTC'));

-- What was added to open minutes, a few rows for each. A pack holds sums and sketches in bits; it cannot be compressed.
create table traffic_open (
    slot   timestamptz not null,
    series int         not null,
    pack   bytea       not null
);

alter table traffic_open alter column pack set storage external;
create index on traffic_open (slot);

-- Roll-ups. A row holds the slots from its time on: of an hour its minutes, its tens of minutes or itself; of a day itself.
-- What comes late is another row of the same time. Partitions are made when they are needed and dropped when their time
-- is no longer kept: of a day each for minutes, of a month for hours and days.
create table traffic_minute (
    slot   timestamptz not null,
    series int         not null,
    pack   bytea       not null
) partition by range (slot);

create table traffic_ten_minutes (
    slot   timestamptz not null,
    series int         not null,
    pack   bytea       not null
) partition by range (slot);

create table traffic_hour (
    slot   timestamptz not null,
    series int         not null,
    pack   bytea       not null
) partition by range (slot);

create table traffic_day (
    slot   timestamptz not null,
    series int         not null,
    pack   bytea       not null
) partition by range (slot);

create index on traffic_minute (series, slot);
create index on traffic_ten_minutes (series, slot);
create index on traffic_hour (series, slot);
create index on traffic_day (series, slot);

-- Closed hours to which something was added since: they are closed again, which makes one row of several and decides again
-- whose word is taken for each deployment.
create table traffic_redo (
    slot  timestamptz primary key,
    since timestamptz not null default now()
);
