-- Models, retired ones included: what a person retired or edited stays so whatever is shipped later.
create table model (
    id             text primary key,
    name           text        not null,
    description    text        not null,
    size           text        not null,
    task           text        not null,
    parameters     bigint,
    context_length int         not null,
    license        text        not null,
    gated          boolean     not null,
    engines        text[]      not null,
    min_gpu_memory text        not null,
    layers         int,
    kv_heads       int,
    head_size      int,
    "precision"    text,
    retired        boolean     not null,
    revision       bigint      not null,
    changed_by     text        not null,
    changed_at     timestamptz not null
);

create index model_revision on model (revision);

-- One row that every write locks. Writes are rare, and in a row they need no further rules: revisions are committed in
-- order, so that "everything after revision n" is never missing a row, and events of one model keep their order.
create table catalog (
    only_row boolean primary key default true check (only_row),
    revision bigint not null
);

insert into catalog (revision) values (0);

-- Ids of shipped models that were offered to this catalog once.
create table shipped_model (
    id text primary key
);

-- Tells every instance that its copy is old, as soon as the transaction commits.
create function catalog_notify() returns trigger language plpgsql as
$$
begin
    perform pg_notify('models_' || tg_table_schema, '');
    return null;
end
$$;

create trigger catalog_notify after update on catalog for each statement execute function catalog_notify();
