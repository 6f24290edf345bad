-- Whether what was promised was kept: a sample of delivered matters each quarter, judged against the item's standard, and what
-- is to be done where it was not (R040). No resident stands here, only the number of the case.
create table services.quality_sample (
    county_code    text        not null check (county_code ~ '^[0-9]{6}$'),
    quarter        text        not null check (quarter ~ '^[0-9]{4}Q[1-4]$'),
    application_id uuid        not null,
    item_code      text        not null,
    village_code   text        not null check (starts_with(village_code, county_code)),
    number         text        not null,
    drawn_at       timestamptz not null,
    drawn_by       uuid        not null,
    judged_on      date,
    judged_by      uuid                 check ((judged_by is null) = (judged_on is null)),
    failed         text[]               check ((failed is null) = (judged_on is null)),
    primary key (county_code, quarter, application_id)
);
comment on column services.quality_sample.failed is 'the checks of the standard it did not meet; none when it passed';

create table services.improvement (
    county_code text        not null check (county_code ~ '^[0-9]{6}$'),
    quarter     text        not null check (quarter ~ '^[0-9]{4}Q[1-4]$'),
    item_code   text        not null,
    owner       text        not null check (char_length(owner) between 1 and 60),
    due_on      date        not null,
    opened_on   date        not null check (opened_on <= due_on),
    opened_by   uuid        not null,
    done_on     date,
    done_by     uuid                 check ((done_by is null) = (done_on is null)),
    what        text                 check (char_length(what) <= 500),
    check ((what is null) = (done_on is null)),
    primary key (county_code, quarter, item_code)
);
create index improvement_open on services.improvement (county_code, due_on) where done_on is null;

do $$
declare
    part text;
begin
    foreach part in array array['quality_sample', 'improvement'] loop
        execute format('alter table services.%I enable row level security', part);
        execute format('alter table services.%I force row level security', part);
        execute format($policy$
            create policy county_judges on services.%I
                using (county_code = (select store.county()) and county_code = (select store.scope()))
            $policy$, part);
        execute format('revoke update, delete on services.%I from xiangli_app', part);
    end loop;
end
$$;
grant update (judged_on, judged_by, failed) on services.quality_sample to xiangli_app;
grant update (done_on, done_by, what) on services.improvement to xiangli_app;
