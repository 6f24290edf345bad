-- How the countryside is served beside the town, year by year (R042). What nobody has counted has no row; it is never 0.
create table services.gap_figure (
    county_code text        not null check (county_code ~ '^[0-9]{6}$'),
    year        integer     not null check (year between 2000 and 2100),
    family      text        not null,
    measure     text        not null check (measure in ('POINTS', 'DAYS', 'MINUTES', 'HOURS')),
    side        text        not null check (side in ('URBAN', 'RURAL')),
    hundredths  bigint      not null check (hundredths between 0 and 100000000),
    source      text        not null check (char_length(source) between 1 and 200),
    entered_at  timestamptz not null,
    entered_by  uuid        not null,
    primary key (county_code, year, family, measure, side)
);
comment on column services.gap_figure.hundredths is
    'points per 1,000 people, working days to decision, minutes of travel, hours open a week; times 100';

alter table services.gap_figure enable row level security;
alter table services.gap_figure force row level security;
create policy anyone_reads on services.gap_figure for select
    using (county_code = (select store.county()));
create policy county_enters on services.gap_figure for insert
    with check (county_code = (select store.county()) and county_code = (select store.scope()));
create policy county_corrects on services.gap_figure for update
    using (county_code = (select store.county()) and county_code = (select store.scope()));
revoke delete on services.gap_figure from xiangli_app;
