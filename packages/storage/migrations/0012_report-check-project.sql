-- A check can be held against a project, and says with which it was and what could not be compared.
alter table report_check add column year integer;
alter table report_check add column compared jsonb;
-- When it was put on the queue: one that nobody finishes is given up.
alter table report_check add column begun_at timestamptz;
create index report_check_unfinished on report_check (created_at) where state <> 'done';
alter table report_check drop constraint report_checkup_project_id_fkey;
alter table report_check add constraint report_check_project
  foreign key (project_id) references project (id) on delete set null;

-- Files of a checked report that were kept in a project. They stay when the check is removed.
create table report_kept_file (
  file_id text primary key references stored_file (id),
  unit_id text not null,
  project_id text not null references project (id),
  check_id text not null,
  check_title text not null,
  kept_at timestamptz not null,
  kept_by text not null,
  kept_by_name text not null
);
create index report_kept_file_project on report_kept_file (project_id, kept_at desc);
