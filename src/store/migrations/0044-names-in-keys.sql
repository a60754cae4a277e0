-- A word of a name is kept with the name that it is of, and the index has all that a search asks: the words of a name are then matched where the first was found,
-- without looking each record up.
do $$
declare kept text;
begin
  foreach kept in array array['name_key', 'search_key'] loop
    execute format('alter table %I no force row level security', kept);
  end loop;
end $$
--;
alter table name_key add column name text collate "C"
--;
alter table name_key drop constraint name_key_pkey
--;
insert into name_key (municipality_id, root_id, record_id, key, word, name)
select k.municipality_id, k.root_id, k.record_id, k.key, k.word, s.value from name_key k
join search_key s on s.municipality_id = k.municipality_id and s.root_id = k.root_id and s.record_id = k.record_id and s.key = k.key and k.word = any(string_to_array(s.value, ' '))
--;
delete from name_key where name is null
--;
alter table name_key alter column name set not null
--;
alter table name_key add primary key (municipality_id, record_id, key, name, word)
--;
drop index name_key_word
--;
create index name_key_word on name_key (municipality_id, key, word) include (name, record_id)
--;
do $$
declare kept text;
begin
  foreach kept in array array['name_key', 'search_key'] loop
    execute format('alter table %I force row level security', kept);
  end loop;
end $$
