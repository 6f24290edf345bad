-- A finished case that is opened again because it was badly done (R052), and since when. The same adds up from the events.
alter table procedure.case_file add column redo_since date;
comment on column procedure.case_file.redo_since is
    'the day it was opened again; it lies with its holder by act_by until somebody above has settled it';
