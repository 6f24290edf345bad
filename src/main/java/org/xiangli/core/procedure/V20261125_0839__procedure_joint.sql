-- Departments asked for their opinion side by side, each with its last day (R050). The same adds up from the events.
alter table procedure.case_file add column awaited jsonb not null default '{}';
comment on column procedure.case_file.awaited is 'department to last day, for those asked at this step who have not spoken';
create index case_file_awaited on procedure.case_file (county_code, id) where awaited <> '{}';
