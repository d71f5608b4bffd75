-- A schema of its own is all that the service needs.
create table entry (id bigint primary key);
