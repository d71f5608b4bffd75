-- Which drives told something lately, asked once a minute.
create index host_drive_day_by_day on host_drive_day (day);
