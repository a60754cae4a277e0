-- Everyone who can sign in: staff, residents. A personal identity code stands only as a keyed hash.
create table person (
  municipality_id text not null,
  id text not null,
  kind text not null check (kind in ('staff', 'resident')),
  given_names text not null,
  family_name text not null,
  email text,
  -- Keyed hash of the personal identity code, for exact look-up; never the code itself.
  hetu_index bytea,
  -- Non-disclosure for personal safety (661/2009 36 §): the address must not reach anyone without a right.
  protected boolean not null default false,
  created_at timestamptz not null,
  primary key (municipality_id, id)
)
--;
create unique index person_hetu on person (municipality_id, hetu_index) where hetu_index is not null
--;
-- Where a person works, under whom, from when. An employment that has ended gives no right from that moment.
create table employment (
  municipality_id text not null,
  id text not null,
  person_id text not null,
  unit text not null,
  title text not null,
  supervisor_id text,
  starts_at timestamptz not null,
  ends_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person
)
--;
create index employment_of_person on employment (municipality_id, person_id)
--;
create index employment_under on employment (municipality_id, supervisor_id)
--;
-- Who stands in for whom, for a time.
create table substitute (
  municipality_id text not null,
  id text not null,
  person_id text not null,
  stands_in_for text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person
)
