-- The last day of a step, of an opinion or of work done again may be counted through a year whose holidays nobody knows
-- yet; it is counted again when they are published, as the promise is.
alter table procedure.case_file add column limits_provisional boolean not null default false;
comment on column procedure.case_file.limits_provisional is
    'whether step_due_on or a day in awaited rests on a year whose holidays are not published';
create index case_file_limits_provisional on procedure.case_file (county_code, id)
    where limits_provisional and not finished;
