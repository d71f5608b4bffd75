-- Silences are never deleted: history can say who kept quiet what. Every version of one is a change of its row.
create table silence (
    id         uuid        primary key,
    matchers   text        not null,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null,
    created_by text        not null,
    comment    text        not null,
    updated_at timestamptz not null,
    check (ends_at >= starts_at)
);

create index silence_ends on silence (ends_at);

create table maintenance_window (
    name       text        primary key,
    matchers   text        not null,
    times      jsonb       not null,
    created_by text        not null,
    comment    text        not null,
    updated_at timestamptz not null,
    ended_by   text,
    ended_at   timestamptz,
    check ((ended_by is null) = (ended_at is null))
);

-- Routes and receivers as a file, every revision for ever as it was saved; secrets in it are sealed.
create table alerting_revision (
    revision   int         primary key check (revision >= 1),
    document   text        not null,
    author     text        not null,
    reason     text,
    created_at timestamptz not null
);

create function alerting_revision_is_immutable() returns trigger language plpgsql as
$$
begin
    raise exception 'revision % of the routes is immutable', old.revision;
end
$$;

create trigger alerting_revision_is_immutable before update or delete on alerting_revision
    for each row execute function alerting_revision_is_immutable();

create trigger silence_notify after insert or update on silence
    for each statement execute function alert_notify('mutes');
create trigger maintenance_window_notify after insert or update on maintenance_window
    for each statement execute function alert_notify('mutes');
create trigger alerting_notify after insert on alerting_revision
    for each statement execute function alert_notify('routes');
