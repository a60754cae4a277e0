-- Who has read the files of a case or a folder: asked by the one who leads it, of a log that is otherwise asked by person.
create index usage_entry_of_file on usage_entry (municipality_id, subject_id, at) where act = 'file-read'
