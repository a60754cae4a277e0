-- A breach of personal data (GDPR 33 art. 5 k): any of the staff reports one, the data protection officer handles it.
create table breach (
  municipality_id text not null,
  id text not null,
  -- Folded from the events.
  state text not null check (state in ('open', 'closed')),
  aware_at timestamptz not null,
  role text not null check (role in ('controller', 'processor')),
  cyber boolean not null,
  reported_by text not null,
  reported_at timestamptz not null,
  events integer not null check (events > 0),
  primary key (municipality_id, id)
)
--;
create index breach_by_state on breach (municipality_id, state, aware_at, id)
--;
create index breach_of_reporter on breach (municipality_id, reported_by, reported_at desc, id)
--;
-- What happened with it. Never changed; everything that the breach is now is folded from here.
create table breach_event (
  municipality_id text not null,
  breach_id text not null,
  seq integer not null check (seq > 0),
  kind text not null check (kind in ('noticed', 'described', 'aware-set', 'contained', 'assessed', 'ombudsman-told', 'persons-told', 'persons-need-not', 'controller-told', 'cyber-first-told', 'cyber-follow-up-told', 'cyber-final-told', 'closed', 'reopened')),
  -- When it happened, and when it was written down.
  happened_at timestamptz not null,
  at timestamptz not null,
  actor text not null,
  -- The reasons, the grounds or what was done, in words.
  note text check (note <> ''),
  risk text check (risk in ('unlikely', 'likely', 'high')),
  -- What is known, whole each time: the latest counts.
  known jsonb,
  primary key (municipality_id, breach_id, seq),
  foreign key (municipality_id, breach_id) references breach,
  check ((kind = 'assessed') = (risk is not null)),
  check ((kind in ('noticed', 'described')) = (known is not null)),
  check (kind not in ('aware-set', 'assessed', 'persons-need-not') or note is not null)
)
--;
create trigger breach_event_is_frozen before update or delete on breach_event for each row execute function refuse_change()
--;
create trigger breach_event_stays before truncate on breach_event for each statement execute function refuse_change()
--;
-- An assessment of impact on data protection (GDPR 35), drafted from the description and stored when the data protection officer has decided on it.
create table impact_assessment (
  municipality_id text not null,
  register text not null,
  version integer not null check (version > 0),
  -- The number of the published description that the draft was made from.
  revision integer not null,
  needed boolean not null,
  -- What the draft told, and what was written to it: how necessary, what risks are left, what else is done, what those concerned say.
  draft jsonb not null,
  written jsonb not null,
  decided_by text not null,
  decided_at timestamptz not null,
  primary key (municipality_id, register, version)
)
--;
create trigger impact_assessment_is_frozen before update or delete on impact_assessment for each row execute function refuse_change()
--;
create trigger impact_assessment_stays before truncate on impact_assessment for each statement execute function refuse_change()
--;
-- Words that public searches found nothing by, in base form and counted by month: nothing of who asked, when, or with what other words.
create table unfound_word (
  municipality_id text not null,
  month date not null check (extract(day from month) = 1),
  word text not null check (word <> '' and word !~ '[0-9]'),
  times integer not null check (times > 0),
  primary key (municipality_id, month, word)
)
--;
-- A public answer that the handler has chosen to publish for anyone (621/1999 20 §).
create table published_answer (
  municipality_id text not null,
  case_id text not null,
  task_id text not null,
  title text not null check (title <> ''),
  language text not null check (language in ('fi', 'sv', 'en')),
  published_by text not null,
  published_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (municipality_id, case_id, task_id),
  foreign key (municipality_id, case_id, task_id) references request_task
)
--;
create index published_answer_latest on published_answer (municipality_id, published_at desc, task_id) where withdrawn_at is null
--;
do $$
declare kept text;
begin
  foreach kept in array array['breach', 'breach_event', 'impact_assessment', 'unfound_word', 'published_answer'] loop
    execute format('alter table %I enable row level security', kept);
    execute format('alter table %I force row level security', kept);
    execute format('create policy border on %I using (municipality_id = current_setting(''varanto.municipality'', true))', kept);
    if exists (select 1 from pg_roles where rolname = 'varanto_reader') then
      execute format('grant select on %I to varanto_reader', kept);
    end if;
  end loop;
end $$
