-- Answers to writes that carried an Idempotency-Key.
create table idempotency_key (
    key          text        not null,
    scope        text        not null,
    request_hash text        not null,
    status       int,
    content_type text,
    body         text,
    created_at   timestamptz not null default now(),
    primary key (scope, key)
);

create index idempotency_key_created_at on idempotency_key (created_at);
