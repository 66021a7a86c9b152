-- The status page of a unit: what its owner shows of its systems, to people of the house or to everybody.
create table status_page (
  unit_id text primary key,
  -- Where it is found: /status/<slug>.
  slug text not null unique,
  title text not null,
  note text not null,
  shown_to text not null check (shown_to in ('nobody', 'signed-in', 'everybody')),
  system_ids text[] not null,
  changed_at timestamptz not null,
  version integer not null
);
