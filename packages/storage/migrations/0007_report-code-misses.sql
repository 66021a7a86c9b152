-- Unknown verification codes by address, so that guessing has a limit. Belongs to no unit: whoever asks is not signed in.
create table report_code_miss (
  ip text not null,
  at timestamptz not null
);
create index report_code_miss_ip on report_code_miss (ip, at);
