-- A break in the service (906/2019 13 a §): told of when it threatens, with an estimate and other ways, and told when it is over.
create table service_break (
  municipality_id text not null,
  id text not null,
  -- What does not work, and what to do instead. Swedish and English may be missing; Finnish then stands for them.
  fi text not null check (fi <> ''),
  sv text,
  en text,
  starts_at timestamptz not null,
  estimated_end_at timestamptz not null check (estimated_end_at > starts_at),
  ended_at timestamptz,
  announced_by text not null,
  announced_at timestamptz not null,
  primary key (municipality_id, id)
)
--;
create index service_break_told on service_break (announced_at) where ended_at is null
