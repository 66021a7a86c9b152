-- A finished report can be put before those who sign, and a signed version can be found right by those above.
alter table report drop constraint report_state_check;
alter table report add constraint report_state_check check (state in ('draft', 'offered', 'signed', 'returned'));

create table report_check (
  id text primary key,
  unit_id text not null,
  report_id text not null references report (id),
  edition_id text not null references report_edition (id),
  by_id text not null,
  at timestamptz not null,
  unique (edition_id, by_id)
);
create index report_check_report on report_check (report_id);
