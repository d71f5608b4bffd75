-- One row per life of a deployment: the intent, what became of it, and what was last seen of it.
create table deployment (
    id                 uuid        primary key,
    namespace          text        not null,
    name               text        not null,
    team               text        not null,
    model_id           text        not null,
    desired            text        not null check (desired in ('present', 'absent')),
    revision           int         not null check (revision >= 1),
    applied_revision   int,
    applied_uid        text,
    applied_generation bigint,
    applied_at         timestamptz,
    refusal            jsonb,
    hindrance          text,
    phase              text        not null,
    state              jsonb       not null,
    steps              jsonb       not null,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    deleted_at         timestamptz,
    check ((applied_revision is null) = (applied_uid is null)),
    check ((applied_revision is null) = (applied_generation is null)),
    check ((applied_revision is null) = (applied_at is null))
);

-- A name is free again as soon as its last bearer is gone; creating the next one waits for that transaction.
create unique index deployment_live on deployment (namespace collate "C", name collate "C") where deleted_at is null;
create index deployment_by_name on deployment (namespace, name, created_at desc);

-- Every accepted configuration, for ever as it was accepted.
create table revision (
    deployment_id   uuid        not null references deployment (id),
    number          int         not null check (number >= 1),
    configuration   jsonb       not null,
    api_version     text        not null,
    target_assumed  boolean     not null,
    manifest        text        not null,
    manifest_sha256 text        not null,
    author          text        not null,
    reason          text,
    created_at      timestamptz not null,
    primary key (deployment_id, number)
);

create function revision_is_immutable() returns trigger language plpgsql as
$$
begin
    raise exception 'revision % of deployment % is immutable', old.number, old.deployment_id;
end
$$;

create trigger revision_is_immutable before update or delete on revision
    for each row execute function revision_is_immutable();

-- What happened, who did it and when. Only ever appended to.
create table history (
    id            bigint      generated always as identity primary key,
    deployment_id uuid        not null references deployment (id),
    namespace     text        not null,
    name          text        not null,
    at            timestamptz not null,
    actor         text        not null,
    type          text        not null,
    revision      int,
    phase         text        not null,
    message       text        not null
);

create index history_by_name on history (namespace, name, id desc);

-- When the cluster last answered: the age of what the rows show, also after a restart while the cluster is away.
create table cluster_contact (
    only_row     boolean     primary key default true check (only_row),
    last_contact timestamptz not null
);

-- Wakes the reconciler as soon as an intent commits.
create function deployment_intent_notify() returns trigger language plpgsql as
$$
begin
    perform pg_notify('intent_' || tg_table_schema, new.namespace || '/' || new.name);
    return null;
end
$$;

create trigger deployment_intent after insert or update of desired, revision on deployment
    for each row execute function deployment_intent_notify();
