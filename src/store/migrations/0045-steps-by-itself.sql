-- The first day on which the service takes a step of the record by itself, by the record's definition; empty where it takes none. Reckoned with every change.
alter table register_record add column step_on date
--;
create index register_record_step on register_record (municipality_id, step_on, record_id) where step_on is not null
