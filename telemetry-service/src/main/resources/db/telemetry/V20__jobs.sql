-- What is known of each attempt at a job, as its newest state says it.
create table job_attempt (
    job_id     text        not null,
    attempt    int         not null,
    name       text        not null,
    kind       text        not null,
    source     text        not null,
    status     text        not null,
    bytes_done bigint,
    started_at timestamptz,
    ended_at   timestamptz,
    heard_at   timestamptz not null,
    state      text        not null,
    primary key (job_id, attempt)
);

create index job_attempt_ended on job_attempt (ended_at desc, job_id, attempt desc) where ended_at is not null;
create index job_attempt_heard on job_attempt (heard_at);

-- What happened to jobs.
create table job_event (
    id      bigint generated always as identity primary key,
    job_id  text        not null,
    attempt int         not null,
    name    text        not null,
    at      timestamptz not null,
    status  text        not null,
    stage   text,
    message text        not null,
    foreign key (job_id, attempt) references job_attempt on delete cascade
);

create index job_event_job on job_event (job_id, attempt, id desc);

-- How far each partition of dynamote.jobs is in the tables above. A write moves next_offset from where it read it, in the
-- transaction of what it adds: of two that have read the same states only one can.
create table job_position (
    partition   int primary key,
    next_offset bigint not null
);
