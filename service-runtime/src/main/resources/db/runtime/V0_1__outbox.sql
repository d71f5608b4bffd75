-- Records that are to be sent to Kafka, part of the transaction that made them true.
create table outbox (
    id         bigint generated always as identity primary key,
    event_id   uuid        not null unique,
    topic      text        not null,
    record_key text        not null,
    headers    jsonb       not null,
    value      bytea,
    created_at timestamptz not null default now()
);

-- Wakes the relay as soon as the transaction commits.
create function outbox_notify() returns trigger language plpgsql as
$$
begin
    perform pg_notify('outbox_' || tg_table_schema, '');
    return null;
end
$$;

create trigger outbox_notify after insert on outbox for each statement execute function outbox_notify();
