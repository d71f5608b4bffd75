-- Rules. A rule that was deleted keeps its row: its revisions go on being counted, and what is shipped is offered once.
create table rule (
    id         text primary key,
    revision   int  not null check (revision >= 1),
    deleted_by text,
    deleted_at timestamptz,
    check ((deleted_by is null) = (deleted_at is null))
);

-- Every revision of a rule, for ever as it was saved.
create table rule_revision (
    rule_id            text        not null references rule (id),
    revision           int         not null check (revision >= 1),
    name               text        not null,
    kind               text        not null,
    expression         text        not null,
    clear              text,
    hold_for_ms        bigint      not null,
    keep_firing_for_ms bigint      not null,
    no_data            text        not null,
    severity           text        not null,
    labels             jsonb       not null,
    team               text,
    summary            text        not null,
    description        text        not null,
    enabled            boolean     not null,
    author             text        not null,
    reason             text,
    created_at         timestamptz not null,
    primary key (rule_id, revision)
);

create function rule_revision_is_immutable() returns trigger language plpgsql as
$$
begin
    raise exception 'revision % of rule % is immutable', old.revision, old.rule_id;
end
$$;

create trigger rule_revision_is_immutable before update or delete on rule_revision
    for each row execute function rule_revision_is_immutable();

-- Wakes whoever listens to the channel as soon as the transaction commits.
create function alert_notify() returns trigger language plpgsql as
$$
begin
    perform pg_notify(tg_argv[0] || '_' || tg_table_schema, '');
    return null;
end
$$;

create trigger rule_notify after insert or update on rule
    for each statement execute function alert_notify('rules');
